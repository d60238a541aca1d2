export { publishVersion } from "./publish-version";
export { runRehearsal } from "./rehearsal";
export type { RehearsalOptions } from "./rehearsal-options";
export type { Summary } from "./report/summary";
