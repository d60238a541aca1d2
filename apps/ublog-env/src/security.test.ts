import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkSecurity, type Stack, synthesise } from "@django-swarm/infra";
import { environments } from "./environments";

const outdir = mkdtempSync(join(tmpdir(), "security-"));
afterAll(() => rmSync(outdir, { recursive: true }));

/** All of μblog's environments together: some rules hold between two. */
function synthesised(): Stack[] {
  synthesise({ environments, outdir });
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
    stacks: Record<string, { synthesizedStackPath: string }>;
  };
  return Object.entries(stacks).map(([name, { synthesizedStackPath }]) => ({
    name,
    json: JSON.parse(readFileSync(join(outdir, synthesizedStackPath), "utf8")),
  }));
}

test("nothing of μblog's environments is unsafe, but what the emulator lacks", () => {
  const stacks = synthesised();
  expect(stacks.length).toBeGreaterThanOrEqual(3 * environments.length);
  const lacking = ["aws_efs_file_system", "aws_s3_bucket", "aws_s3_bucket"].map((type) =>
    expect.stringMatching(new RegExp(`^ublog-rehearsal-storage: ${type}\\..*\\[transport-is-encrypted\\]$`)),
  );
  expect([...checkSecurity(stacks)].sort()).toEqual(lacking);
});
