import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { removeTemporaryContexts, temporaryContext } from "../testing/temporary-context";
import { contextFiles } from "./context-files";

afterEach(removeTemporaryContexts);

const FILES = {
  Dockerfile: "FROM scratch",
  "manage.py": "",
  "README.md": "",
  "posts/models.py": "",
  "posts/README.md": "",
  "posts/__pycache__/models.pyc": "",
  "node_modules/a/index.js": "",
  "web/node_modules/a/index.js": "",
};

test.each<[string, string | undefined, string[]]>([
  ["without .dockerignore everything", undefined, Object.keys(FILES)],
  [
    "a plain name means the top level only, as Docker has it",
    "node_modules\n*.md",
    [
      "Dockerfile",
      "manage.py",
      "posts/models.py",
      "posts/README.md",
      "posts/__pycache__/models.pyc",
      "web/node_modules/a/index.js",
    ],
  ],
  [
    "two asterisks mean every level",
    "# comment\n\n**/node_modules\n**/__pycache__\n**/*.md",
    ["Dockerfile", "manage.py", "posts/models.py"],
  ],
  ["an exception is found in an ignored folder", "*\n!posts/models.py", ["Dockerfile", "posts/models.py"]],
  ["the Dockerfile is sent whatever is ignored", "**", ["Dockerfile"]],
])("%s", (_, rules, expected) => {
  const ignoreFile: Record<string, string> = rules === undefined ? {} : { ".dockerignore": rules };
  const context = temporaryContext({ ...FILES, ...ignoreFile });
  expect(contextFiles({ context })).toEqual([...Object.keys(ignoreFile), ...expected].sort());
});

test("a Dockerfile of another name is sent, too", () => {
  const context = temporaryContext({ ".dockerignore": "**", "docker/web": "" });
  expect(contextFiles({ context, dockerfile: "docker/web" })).toEqual([".dockerignore", "docker/web"]);
});

test("a link counts as its file; one that leads nowhere is an error", () => {
  const context = temporaryContext({ Dockerfile: "", "a.py": "" });
  symlinkSync("a.py", join(context, "b.py"));
  expect(contextFiles({ context })).toEqual(["Dockerfile", "a.py", "b.py"]);
  symlinkSync("nowhere", join(context, "c.py"));
  expect(() => contextFiles({ context })).toThrow(/ENOENT.*c\.py/);
});
