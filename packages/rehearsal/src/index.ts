export { publishVersion } from "./publish-version";
export { type RehearsalOptions, runRehearsal } from "./rehearsal";
export type { Summary } from "./report/summary";
