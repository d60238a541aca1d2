import { spawnSync } from "node:child_process";

/**
 * Measures two things in turn, A B A B …, so that a machine whose speed drifts treats both alike.
 *
 * @param {() => number | Promise<number>} ours seconds
 * @param {() => number | Promise<number>} theirs seconds
 * @param {number} runs an odd number of them
 * @returns {Promise<{ ratio: number, ours: number, theirs: number, unit: "s", runs: number }>} medians; of the pairs'
 *   ratios, too
 */
export async function inTurn(ours, theirs, runs) {
  const pairs = [];
  while (pairs.length < runs) pairs.push([await ours(), await theirs()]);
  return {
    ratio: median(pairs.map(([a, b]) => a / b)),
    ours: median(pairs.map(([a]) => a)),
    theirs: median(pairs.map(([, b]) => b)),
    unit: "s",
    runs,
  };
}

/**
 * As {@link inTurn}, of two commands as whole processes, after one uncounted run of each.
 *
 * @param {readonly string[]} ours command and arguments
 * @param {readonly string[]} theirs
 * @param {{ runs: number, cwd?: string }} options
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
  return inTurn(
    () => time(ours),
    () => time(theirs),
    runs,
  );
}

/** @param {readonly number[]} values an odd number of them */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
