import { chmodSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeTemporaryContexts, temporaryContext } from "../testing/temporary-context";
import { contextHash } from "./context-hash";

afterEach(removeTemporaryContexts);

const FILES = { Dockerfile: "FROM scratch", "manage.py": "print()", ".dockerignore": "*.log" };

test.each<[string, boolean, (folder: string) => void]>([
  ["a copy elsewhere", false, () => {}],
  ["an ignored file", false, (folder) => writeFileSync(join(folder, "x.log"), "1")],
  ["another group's rights", false, (folder) => chmodSync(join(folder, "manage.py"), 0o600)],
  ["a content", true, (folder) => writeFileSync(join(folder, "manage.py"), "print(1)")],
  ["a name", true, (folder) => renameSync(join(folder, "manage.py"), join(folder, "main.py"))],
  ["an executable bit", true, (folder) => chmodSync(join(folder, "manage.py"), 0o755)],
  ["a new file", true, (folder) => writeFileSync(join(folder, "x.py"), "")],
  ["the Dockerfile", true, (folder) => writeFileSync(join(folder, "Dockerfile"), "FROM busybox")],
])("%s changes the hash: %s", (_, changes, change) => {
  const before = contextHash({ context: temporaryContext(FILES) });
  const context = temporaryContext(FILES);
  change(context);
  expect(before).toMatch(/^[0-9a-f]{12}$/);
  expect(contextHash({ context }) !== before).toBe(changes);
});

test("so does what else decides the image", () => {
  const build = { context: temporaryContext(FILES) };
  const hashes = [[], ["linux/arm64"], ["linux/amd64"], ["A=1"], ["A=1", "B=2"]].map((inputs) =>
    contextHash(build, ...inputs),
  );
  expect(new Set(hashes).size).toBe(hashes.length);
});
