import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { needsRehearsal, onHost } from "../rehearsal.mjs";
import { inWorkspace } from "../workspace.mjs";

/** What a t4g.small earns in CPU credits: 20 % of each of its two vCPUs. */
const BASELINE_VCPUS = 0.4;
const MINUTES = Number(process.env.DJANGO_SWARM_IDLE_MINUTES ?? 1);

/** @returns {Map<string, number>} CPU time in ns so far, by service, all tasks of it together; and of the "host" */
function readCpu() {
  const figures = onHost("sh", readFileSync(inWorkspace("bench/read-cpu.sh")));
  const usage = new Map();
  for (const [name, ns] of figures
    .trim()
    .split("\n")
    .map((line) => line.split(" "))) {
    usage.set(name, (usage.get(name) ?? 0) + Number(ns));
  }
  return usage;
}

/** CPUs in use by each service, by system and engine, and by the host as a whole, while nobody visits. */
async function idle() {
  const [before, startMs] = [readCpu(), performance.now()];
  await sleep(MINUTES * 60_000);
  const [after, tookNs] = [readCpu(), (performance.now() - startMs) * 1e6];
  const used = [...after].map(([name, ns]) => [name, (ns - (before.get(name) ?? Number.NaN)) / tookNs]);
  if (used.some(([, cpus]) => Number.isNaN(cpus))) throw new Error("a service came meanwhile: the host was not idle");
  if (used.length === 1) throw new Error("the host runs no service: `npm run rehearse` releases them");
  const total = used.find(([name]) => name === "host")[1];
  const services = used.filter(([name]) => name !== "host").sort(([, a], [, b]) => b - a);
  const rest = total - services.reduce((sum, [, cpus]) => sum + cpus, 0);
  const parts = [...services, ["system and engine", rest]];
  for (const [name, cpus] of parts) process.stderr.write(`\n  ${cpus.toFixed(4)} vCPU  ${name}`);
  return {
    ratio: total / BASELINE_VCPUS,
    ours: total,
    theirs: BASELINE_VCPUS,
    unit: "vCPU",
    runs: 1,
    parts: Object.fromEntries(parts.map(([name, cpus]) => [name, Number(cpus.toPrecision(2))])),
  };
}

export default [
  {
    id: "idle-cpu-vs-t4g-small-baseline",
    what: `CPU of the idle stack over ${MINUTES} min, against what a t4g.small earns in credits`,
    floor: "≤ 0.5",
    needs: needsRehearsal,
    run: idle,
  },
];
