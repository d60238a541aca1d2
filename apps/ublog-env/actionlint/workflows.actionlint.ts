import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actionlint } from "./install-actionlint";

const DIRECTORY = join(__dirname, "../../../.github/workflows");
const files = readdirSync(DIRECTORY).map((name) => join(DIRECTORY, name));

const lint = (...paths: string[]): string =>
  spawnSync(actionlint, ["-no-color", ...paths], { encoding: "utf8", cwd: join(DIRECTORY, "../..") }).stdout;

test("actionlint, with shellcheck for what they run, has nothing to say", () => {
  expect(spawnSync("shellcheck", ["--version"]).status).toBe(0);
  expect(lint(...files)).toBe("");
});

test.each([
  ["an input that is not there", "inputs.tag", "inputs.tga", "tga"],
  ["a step that is not there", "steps.registry.outputs.backend", "steps.registri.outputs.backend", "registri"],
  ["a shell's slip", 'release --tag "$IMAGE_TAG"', "release --tag $IMAGE_TAG", "SC2086"],
])("%s is found", (_, right, wrong, told) => {
  const directory = mkdtempSync(join(tmpdir(), "workflow-"));
  try {
    const text = readFileSync(join(DIRECTORY, "release.yml"), "utf8");
    const file = join(directory, "release.yml");
    writeFileSync(file, text.replace(right, wrong));
    expect(lint(file)).toContain(told);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
