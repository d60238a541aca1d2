import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import type { StepName } from "@django-swarm/deployer";
import { root, typed } from "./rehearsal";

export interface ReleaseRun {
  readonly code: number | null;
  /** NDJSON events, in order. */
  readonly events: readonly Event[];
}

export interface Event {
  readonly event: string;
  readonly id?: string;
  readonly [field: string]: unknown;
}

/** What a test does to a deployer at work. */
export type Fault = (deployer: ChildProcess) => void;

/** Gone, with all that it started here: as when its machine loses its power. */
export const kill: Fault = (deployer) => {
  cut(deployer);
  deployer.kill("SIGKILL");
};

/** Its connection to the host breaks off. */
export const cut: Fault = ({ pid }) => {
  spawnSync("pkill", ["-KILL", "-P", String(pid), "-x", "ssh"]);
};

/** A deployer's command as somebody would type it; a fault strikes when a step begins. */
export function run(
  args: string,
  strike?: { readonly at: StepName | "lock"; readonly fault: Fault },
): Promise<ReleaseRun> {
  const line = `. .rehearsal/env; exec node apps/ublog-env/bin/deployer.js ${args} --yes --json`;
  const deployer = spawn("/bin/sh", ["-c", line], { cwd: root, stdio: ["ignore", "pipe", "ignore"] });
  const events: Event[] = [];
  let rest = "";
  deployer.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const event of lines.map((text) => JSON.parse(text) as Event)) {
      events.push(event);
      if (strike && event.event === "step-started" && event.id === strike.at) strike.fault(deployer);
    }
  });
  return new Promise((resolve) => deployer.on("close", (code) => resolve({ code, events })));
}

export const reached = ({ events }: ReleaseRun, step: StepName): boolean =>
  events.some(({ event, id }) => event === "step-started" && id === step);

export const errorOf = ({ events }: ReleaseRun): Event | undefined => events.find(({ event }) => event === "error");

export interface RecordedRelease {
  readonly number: number;
  readonly tag: string;
  readonly outcome?: string;
  readonly chosen: { readonly backend: { readonly reference: string } };
}

/** The ledger, oldest first. */
export const history = (): readonly RecordedRelease[] => {
  const lines = typed("deployer history ublog-rehearsal --json").trim().split("\n");
  return JSON.parse(lines.find((line) => line.includes('"result"')) as string).releases;
};
