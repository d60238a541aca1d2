import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const workspace = join(__dirname, "../../../..");
const folders = [
  workspace,
  ...readdirSync(join(workspace, "apps"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(workspace, "apps", name)),
];

/** pnpm links the bin of the alphabetically later direct dependency: `cdktf-cli` would win over ours. */
test.each(folders)("`cdktf` in %s is this package's", (folder) => {
  const link = join(folder, "node_modules/.bin/cdktf");
  const script = readFileSync(link, "utf8");
  const target = /"\$basedir\/([^"]+cdktf\.js)"/.exec(script)?.[1] ?? "";
  expect(readFileSync(join(dirname(link), target), "utf8")).toBe(
    readFileSync(join(__dirname, "../../bin/cdktf.js"), "utf8"),
  );
});
