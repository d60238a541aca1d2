import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const VERSION = "v1.7.12";
const directory = join(__dirname, "../../../.tools/actionlint", VERSION);

export const actionlint = join(directory, "actionlint");

/** jest's global setup: actionlint in `.tools`, built once by Go (1.24 or later) from its module. */
export default function installActionlint(): void {
  if (existsSync(actionlint)) return;
  const { status, error, stderr } = spawnSync(
    "go",
    ["install", `github.com/rhysd/actionlint/cmd/actionlint@${VERSION}`],
    {
      env: { ...process.env, GOBIN: directory },
      encoding: "utf8",
    },
  );
  if (status !== 0)
    throw new Error(`actionlint ${VERSION} could not be built; is Go there?\n${error?.message ?? stderr}`);
}
