import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { timePairs } from "../pairs.mjs";
import { inWorkspace } from "../workspace.mjs";

const manifest = createRequire(inWorkspace("packages/infra/package.json")).resolve("cdktf-cli/package.json");
const bare = join(dirname(manifest), createRequire(manifest)(manifest).bin.cdktf);

/** Typed on a running rehearsal: a deploy that has nothing to change. */
const onRehearsal = (command) => ["/bin/sh", "-c", `. ../../.rehearsal/env && ${command}`];

export default [
  {
    id: "cdktf-deploy-vs-bare-cli",
    what: "`cdktf deploy` of an environment, nothing to change, against the bare CLI with all three stacks named",
    floor: "≤ 1.1",
    needs: existsSync(inWorkspace(".rehearsal/summary.json")) ? undefined : "a running rehearsal: `npm run rehearse`",
    run: () =>
      timePairs(
        onRehearsal("cdktf deploy ublog-rehearsal --auto-approve"),
        onRehearsal(
          `node ${bare} deploy ublog-rehearsal-network ublog-rehearsal-storage ublog-rehearsal --auto-approve`,
        ),
        { runs: 3, cwd: inWorkspace("apps/ublog-env") },
      ),
  },
];
