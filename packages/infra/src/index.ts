export { runSynthesis } from "./run-synthesis";
export { buildApp, type SynthesiseOptions, synthesise } from "./synthesise";
