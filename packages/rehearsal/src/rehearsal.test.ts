import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = mkdtempSync(join(tmpdir(), "rehearsal-"));
afterAll(() => rmSync(root, { recursive: true }));

/** The real command in a process of its own, on a machine that has nothing but Node.js. */
function rehearseOnBareMachine(...argv: string[]) {
  const bin = join(root, "bin");
  mkdirSync(bin, { recursive: true });
  const node = join(bin, "node");
  if (!existsSync(node)) symlinkSync(process.execPath, node);
  const script = `require(${JSON.stringify(join(__dirname, "../dist"))}).runRehearsal({
    root: ${JSON.stringify(root)}, environment: { name: "x", region: "us-east-1" }, argv: ${JSON.stringify(argv)} })`;
  return spawnSync(node, ["-e", script], { encoding: "utf8", env: { PATH: bin } });
}

test("missing tools are all named at once, with what to install, and nothing is begun", () => {
  const { status, stdout, stderr } = rehearseOnBareMachine();
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("terraform is not installed: install Terraform ≥ 1.10");
  expect(stderr).toContain("ssh is not installed: install the OpenSSH client");
  expect(stderr).toContain("then run `npm run rehearse` again");
  expect(stderr).not.toMatch(/^\s+at /m);
});

test("a word that it does not know is answered with its usage", () => {
  expect(rehearseOnBareMachine("--up")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("usage: npm run rehearse"),
  });
});
