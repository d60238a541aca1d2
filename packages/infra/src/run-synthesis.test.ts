import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { runSynthesis } from "./run-synthesis";

let outdir: string;
let printed: string;
beforeEach(() => {
  outdir = join(mkdtempSync(join(tmpdir(), "synthesis-")), "out");
  printed = "";
  jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(join(outdir, ".."), { recursive: true });
});

test("what is defined is written", async () => {
  await runSynthesis(async () => ({ environments: [testEnvironment()], outdir }));
  expect(existsSync(join(outdir, "manifest.json"))).toBe(true);
  expect(printed).toBe("");
});

test("a mistake in a definition is told in plain lines, and nothing is written", async () => {
  await runSynthesis(async () => {
    throw new ConfigError("Wrong.", { code: "x", details: ["name: a", "region: b"], hint: "Mend it." });
  });
  expect(printed).toBe("error: Wrong.\n  name: a\n  region: b\nnext: Mend it.\n");
  expect(process.exitCode).toBe(2);
  expect(existsSync(outdir)).toBe(false);
});

test("our own bug shows itself", async () => {
  await expect(runSynthesis(async () => Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
});
