import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { findApp } = jest.requireActual<{
  findApp: (from: string, workspace: string) => { readonly app?: string; readonly problem?: string };
}>("../../bin/find-app");

let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), "find-app-"));
});
afterEach(() => rmSync(workspace, { recursive: true }));

test.each([
  ["the root, one app", ["apps/blog"], "", "apps/blog"],
  ["a package, one app", ["apps/blog"], "packages/infra", "apps/blog"],
  ["inside an app", ["apps/blog", "apps/shop"], "apps/shop", "apps/shop"],
  ["deep inside an app", ["apps/blog", "apps/shop"], "apps/shop/src/x", "apps/shop"],
])("%s", (_, apps, from, expected) => {
  for (const app of apps) {
    mkdirSync(join(workspace, app), { recursive: true });
    writeFileSync(join(workspace, app, "cdktf.json"), "{}");
  }
  mkdirSync(join(workspace, from), { recursive: true });
  expect(findApp(join(workspace, from), workspace)).toEqual({ app: join(workspace, expected) });
});

test("several apps and none around: both are named", () => {
  for (const app of ["blog", "shop"]) {
    mkdirSync(join(workspace, "apps", app), { recursive: true });
    writeFileSync(join(workspace, "apps", app, "cdktf.json"), "{}");
  }
  const { problem } = findApp(workspace, workspace);
  expect(problem).toContain(join(workspace, "apps/blog"));
  expect(problem).toContain(join(workspace, "apps/shop"));
});

test("no app at all", () => {
  expect(findApp(workspace, workspace).problem).toContain("no cdktf.json");
});
