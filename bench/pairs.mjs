import { spawnSync } from "node:child_process";

/**
 * Runs two commands in turn, A B A B …, after one uncounted run of each, so that a machine whose speed drifts treats
 * both alike.
 *
 * @param {readonly string[]} ours command and arguments
 * @param {readonly string[]} theirs
 * @param {{ runs: number, cwd?: string }} options
 * @returns {{ ratio: number, ours: number, theirs: number, unit: "s", runs: number }} medians; of the pairs' ratios, too
 */
export function timePairs(ours, theirs, { runs, cwd }) {
  const time = ([command, ...args]) => {
    const start = performance.now();
    const { status, stderr } = spawnSync(command, args, {
      cwd,
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}\n${stderr}`);
    return (performance.now() - start) / 1000;
  };
  time(ours);
  time(theirs);
  const pairs = Array.from({ length: runs }, () => [time(ours), time(theirs)]);
  return {
    ratio: median(pairs.map(([a, b]) => a / b)),
    ours: median(pairs.map(([a]) => a)),
    theirs: median(pairs.map(([, b]) => b)),
    unit: "s",
    runs,
  };
}

/** @param {readonly number[]} values an odd number of them */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
