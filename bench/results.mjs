import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { formatMarkdown } from "./format-markdown.mjs";
import { inWorkspace } from "./workspace.mjs";

const RESULTS = inWorkspace("bench/results.json");

/**
 * Puts a figure into bench/results.json and docs/benchmarks.md, with this machine and day. What is not measured now
 * keeps its last figure, with the machine and day of its own; a benchmark that is no more loses it.
 *
 * @param {readonly string[]} order every benchmark's id
 * @param {{ id: string, what: string, floor: string }} benchmark
 * @param {{ ratio: number, ours: number, theirs: number, unit: string, runs: number,
 *   parts?: Record<string, number> }} figure parts: what ours is made of
 */
export function keepFigure(order, { id, what, floor }, { ratio, ours, theirs, unit, runs, parts }) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  const date = new Date().toISOString().slice(0, 10);
  const measured = {
    id,
    what,
    floor,
    ratio: round(ratio),
    ours: round(ours),
    theirs: round(theirs),
    unit,
    runs,
    parts,
  };
  const kept = new Map(readMetrics().map((metric) => [metric.id, metric])).set(id, { ...measured, machine, date });
  const metrics = order.flatMap((one) => kept.get(one) ?? []);
  writeFileSync(RESULTS, `${JSON.stringify({ metrics }, undefined, 2)}\n`);
  writeFileSync(inWorkspace("docs/benchmarks.md"), formatMarkdown(metrics));
}

const round = (value) => Number(value.toPrecision(3));

function readMetrics() {
  try {
    return JSON.parse(readFileSync(RESULTS, "utf8")).metrics;
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
}
