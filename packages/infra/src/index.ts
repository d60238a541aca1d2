export { runSynthesis } from "./run-synthesis";
export { checkSecurity, type Problem } from "./security/check-security";
export type { Exception } from "./security/exception";
export { mergeStacks } from "./security/merge-stacks";
export type { Stack } from "./security/terraform-json";
export { buildApp, type SynthesiseOptions, synthesise } from "./synthesise";
