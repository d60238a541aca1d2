export { buildApp, type SynthesiseOptions, synthesise } from "./synthesise";
