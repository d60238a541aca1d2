import { timePairs } from "../pairs.mjs";
import { inWorkspace } from "../workspace.mjs";

export default [
  {
    id: "deployer-help-vs-node",
    what: "`deployer --help` against a node that does nothing",
    floor: "≤ 4",
    run: () =>
      timePairs(
        [process.execPath, inWorkspace("apps/ublog-env/bin/deployer.js"), "--help"],
        [process.execPath, "-e", ""],
        {
          runs: 15,
        },
      ),
  },
];
