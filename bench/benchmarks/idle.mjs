import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inWorkspace } from "../workspace.mjs";

/** What a t4g.small earns in CPU credits: 20 % of each of its two vCPUs. */
const BASELINE_VCPUS = 0.4;
const MINUTES = Number(process.env.DJANGO_SWARM_IDLE_MINUTES ?? 1);

/** This checkout's rehearsal, or another's: `. .rehearsal/env` says which. */
const rehearsal = process.env.DJANGO_SWARM_REHEARSAL || inWorkspace(".rehearsal");

/** @returns {Map<string, number>} CPU time in ns so far, by service, all tasks of it together; and of the "host" */
function readCpu() {
  const [host] = JSON.parse(readFileSync(join(rehearsal, "summary.json"), "utf8")).ssh.hosts;
  const { status, stdout, stderr } = spawnSync(
    "/bin/sh",
    ["-c", `. "$0/env" && ssh "ec2-user@$1" sh`, rehearsal, host],
    {
      input: readFileSync(inWorkspace("bench/read-cpu.sh")),
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`reading the host's cgroups ended with ${status}\n${stderr}`);
  const usage = new Map();
  for (const [name, ns] of stdout
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
    needs: existsSync(join(rehearsal, "summary.json")) ? undefined : "a running rehearsal: `npm run rehearse`",
    run: idle,
  },
];
