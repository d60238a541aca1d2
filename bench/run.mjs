// npm run bench [part of an id …]: runs the benchmarks in turn; each figure is written as soon as it is measured, so
// that a later benchmark that fails loses none.
import { readdirSync } from "node:fs";
import { keepFigure } from "./results.mjs";
import { inWorkspace } from "./workspace.mjs";

const wanted = process.argv.slice(2);
const modules = readdirSync(inWorkspace("bench/benchmarks")).sort();
const benchmarks = (await Promise.all(modules.map((name) => import(`./benchmarks/${name}`)))).flatMap(
  (one) => one.default,
);
const chosen = benchmarks.filter(({ id }) => wanted.length === 0 || wanted.some((word) => id.includes(word)));
if (chosen.length === 0) {
  console.error(`No benchmark is called so. There are:\n${benchmarks.map(({ id }) => `  ${id}`).join("\n")}`);
  process.exit(2);
}

const order = benchmarks.map(({ id }) => id);
for (const { needs, run, ...benchmark } of chosen) {
  if (needs) {
    process.stderr.write(`${benchmark.id}: left out, it needs ${needs}\n`);
    continue;
  }
  process.stderr.write(`${benchmark.id} …`);
  const figure = await run();
  keepFigure(order, benchmark, figure);
  process.stderr.write(` ${figure.ratio.toFixed(2)} ×\n`);
}
