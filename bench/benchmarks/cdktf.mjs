import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { timePairs } from "../pairs.mjs";
import { commandOnRehearsal, needsRehearsal } from "../rehearsal.mjs";
import { inWorkspace } from "../workspace.mjs";

const manifest = createRequire(inWorkspace("packages/infra/package.json")).resolve("cdktf-cli/package.json");
const bare = join(dirname(manifest), createRequire(manifest)(manifest).bin.cdktf);

export default [
  {
    id: "cdktf-deploy-vs-bare-cli",
    what: "`cdktf deploy` of an environment, nothing to change, against the bare CLI with all three stacks named",
    floor: "≤ 1.1",
    needs: needsRehearsal,
    run: () =>
      timePairs(
        commandOnRehearsal("cdktf deploy ublog-rehearsal --auto-approve"),
        commandOnRehearsal(
          `node ${bare} deploy ublog-rehearsal-network ublog-rehearsal-storage ublog-rehearsal --auto-approve`,
        ),
        { runs: 3, cwd: inWorkspace("apps/ublog-env") },
      ),
  },
];
