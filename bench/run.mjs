// npm run bench [part of an id …]: runs the benchmarks in turn and writes bench/results.json and docs/benchmarks.md.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { formatMarkdown } from "./format-markdown.mjs";
import { inWorkspace } from "./workspace.mjs";

const wanted = process.argv.slice(2);
const results = inWorkspace("bench/results.json");
const modules = readdirSync(inWorkspace("bench/benchmarks")).sort();
const benchmarks = (await Promise.all(modules.map((name) => import(`./benchmarks/${name}`)))).flatMap(
  (one) => one.default,
);
const chosen = benchmarks.filter(({ id }) => wanted.length === 0 || wanted.some((word) => id.includes(word)));
if (chosen.length === 0) {
  console.error(`No benchmark is called so. There are:\n${benchmarks.map(({ id }) => `  ${id}`).join("\n")}`);
  process.exit(2);
}

const round = (value) => Number(value.toPrecision(3));
const measured = new Map();
for (const { id, what, floor, needs, run } of chosen) {
  if (needs) {
    process.stderr.write(`${id}: left out, it needs ${needs}\n`);
    continue;
  }
  process.stderr.write(`${id} …`);
  const { ratio, ours, theirs, unit, runs } = await run();
  measured.set(id, { id, what, floor, ratio: round(ratio), ours: round(ours), theirs: round(theirs), unit, runs });
  process.stderr.write(` ${ratio.toFixed(2)} ×\n`);
}

// What was not measured now keeps its last figure, with the machine and date that it was measured on.
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
const date = new Date().toISOString().slice(0, 10);
let before = [];
try {
  before = JSON.parse(readFileSync(results, "utf8")).metrics;
} catch {
  // The first run.
}
const metrics = benchmarks.flatMap(({ id }) => {
  const now = measured.get(id);
  return now ? [{ ...now, machine, date }] : before.filter((metric) => metric.id === id);
});
writeFileSync(results, `${JSON.stringify({ metrics }, undefined, 2)}\n`);
writeFileSync(inWorkspace("docs/benchmarks.md"), formatMarkdown(metrics));
