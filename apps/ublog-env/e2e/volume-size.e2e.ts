import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesise } from "@django-swarm/infra";
import { rehearsal } from "../src/environments/rehearsal";
import { type, typed } from "./rehearsal";

const outdir = mkdtempSync(join(tmpdir(), "volume-size-"));
afterAll(() => rmSync(outdir, { recursive: true }));

/** What Terraform says of the storage stack with another size of the volume, without its line breaks. */
function plan(postgresVolumeSizeGiB: number): { status: number | null; text: string } {
  const storage = { ...rehearsal.storage, postgresVolumeSizeGiB };
  synthesise({ environments: [{ ...rehearsal, storage }], outdir });
  const stack = `terraform -chdir=${join(outdir, "stacks/ublog-rehearsal-storage")}`;
  if (!existsSync(join(outdir, "stacks/ublog-rehearsal-storage/.terraform"))) typed(`${stack} init -input=false`);
  const { status, stdout, stderr } = type(`${stack} plan -input=false -no-color`);
  return { status, text: `${stdout}${stderr}`.replace(/[\s│]+/g, " ") };
}

test("a volume smaller than the one that is there is refused before anything changes", () => {
  const size = rehearsal.storage.postgresVolumeSizeGiB;
  const { status, text } = plan(size - 1);
  expect(text).toMatch(
    new RegExp(
      `ublog-rehearsal: storage\\.postgresVolumeSizeGiB: must be at least what the volume has: .*\\(found ${size - 1}; vol-[0-9a-f]+ has ${size} GiB\\)`,
    ),
  );
  expect(status).toBe(1);
});

test("a larger one is a change in place", () => {
  const { status, text } = plan(rehearsal.storage.postgresVolumeSizeGiB + 1);
  expect(text).toContain("Plan: 0 to add, 1 to change, 0 to destroy.");
  expect(status).toBe(0);
});
