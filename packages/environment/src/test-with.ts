import { spawnSync } from "node:child_process";

const found = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;

/**
 * `test`, where the program is installed. Where it is not: skipped, by name in jest's report; in CI (`CI` set) the test
 * runs all the same, and fails.
 */
export const testWith = (program: string): jest.It => (process.env["CI"] || found(program) ? test : test.skip);
