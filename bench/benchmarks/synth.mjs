import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bareApp } from "../bare-app/index.mjs";
import { timePairs } from "../pairs.mjs";
import { inWorkspace } from "../workspace.mjs";

/** Whole processes: environments → Terraform JSON, against an app without our layers that makes the same resources. */
function synth(count, runs) {
  const directory = mkdtempSync(join(tmpdir(), "bench-synth-"));
  try {
    const ours = [process.execPath, inWorkspace("bench/synthesise.cjs"), String(count), join(directory, "ours")];
    execFileSync(ours[0], ours.slice(1));
    const peer = join(directory, "bare.mjs");
    writeFileSync(peer, bareApp(join(directory, "ours")));
    return timePairs(ours, [process.execPath, peer, join(directory, "theirs")], { runs });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export default [
  {
    id: "synth-1-environment-vs-bare-cdktf",
    what: "synthesis of one environment",
    floor: "≤ 1.3",
    run: () => synth(1, 15),
  },
  {
    id: "synth-20-environments-vs-bare-cdktf",
    what: "synthesis of 20 environments",
    floor: "",
    run: () => synth(20, 5),
  },
];
