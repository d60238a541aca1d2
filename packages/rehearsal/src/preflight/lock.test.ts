import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError } from "@django-swarm/environment";
import { layoutOf } from "../layout";
import { takeLock } from "./lock";

const root = mkdtempSync(join(tmpdir(), "lock-"));
afterAll(() => rmSync(root, { recursive: true }));
const layout = layoutOf(root);
const file = join(root, ".rehearsal", "lock");

test("while one rehearsal runs, a second is refused with its process", () => {
  const giveBack = takeLock(layout);
  expect(() => takeLock(layout)).toThrow(ConfigError);
  expect(() => takeLock(layout)).toThrow(`running already (process ${process.pid})`);
  giveBack();
  expect(existsSync(file)).toBe(false);
});

test.each([
  ["of a process that has ended", "2147483646"],
  ["with nonsense in it", "?"],
])("a lock %s is taken over", (_, content) => {
  mkdirSync(layout.directory, { recursive: true });
  writeFileSync(file, content);
  takeLock(layout)();
  expect(existsSync(file)).toBe(false);
});
