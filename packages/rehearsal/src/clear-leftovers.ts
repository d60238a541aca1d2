import { readdirSync, rmSync } from "node:fs";
import { type Engine, inspect, lines, tryDocker } from "./docker/docker";
import { foreignRehearsal } from "./engine/other-rehearsal";
import { CLOUD, inRehearsal, type Layout, REHEARSAL_LABEL } from "./layout";
import type { Note } from "./report/steps";
import { removeContainers } from "./tear-down";

/** What survives a fresh start: downloads, logs, and what a running process holds. */
const KEPT = new Set(["engine", "lock", "log", "terraform-plugins"]);

interface Container {
  readonly State: { readonly Running: boolean };
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
}

export type Leftovers =
  /** Nothing is there. */
  | { readonly kind: "none" }
  /** The emulated AWS still runs: its state, and so the whole rehearsal, can be picked up. */
  | { readonly kind: "usable" }
  /** The emulated AWS has ended and its state with it: what hangs on it is worth nothing any more. */
  | { readonly kind: "stale" }
  | { readonly kind: "foreign"; readonly root: string };

/** What an engine holds, seen from the checkout `root`. */
export function judgeLeftovers(root: string, cloud: Container | undefined, ownContainers: number): Leftovers {
  const owner = cloud?.Config.Labels[REHEARSAL_LABEL];
  if (cloud && owner !== root) return { kind: "foreign", root: owner ?? "unknown" };
  if (cloud?.State.Running) return { kind: "usable" };
  return cloud || ownContainers > 0 ? { kind: "stale" } : { kind: "none" };
}

/** Makes sure that the rehearsal either goes on where it was, or begins anew. @throws ConfigError for another checkout's. */
export async function clearLeftovers(engine: Engine, layout: Layout, note: Note): Promise<void> {
  const [cloud] = await inspect<Container>(engine, [CLOUD]);
  const own = await tryDocker(engine, ["ps", "-aq", "--filter", `label=${REHEARSAL_LABEL}=${layout.root}`]);
  const leftovers = judgeLeftovers(layout.root, cloud, lines(own.stdout).length);
  if (leftovers.kind === "foreign") throw foreignRehearsal(leftovers.root);
  if (leftovers.kind === "usable") return;
  if (leftovers.kind === "stale") {
    note("the emulated AWS of an earlier rehearsal has ended: beginning anew");
    await removeContainers(layout, engine);
  }
  for (const name of readdirSync(layout.directory)) {
    if (!KEPT.has(name)) rmSync(inRehearsal(layout, name), { recursive: true, force: true });
  }
}
