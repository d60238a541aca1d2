export { type BuildContext, contextFiles } from "./context-files";
export { contextHash } from "./context-hash";
