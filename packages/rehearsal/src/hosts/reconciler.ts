import { setTimeout as sleep } from "node:timers/promises";
import { holdAddresses } from "./hold-addresses";
import { HostContainers } from "./host-containers";
import type { HostAction } from "./instance";
import { planHosts } from "./plan-hosts";
import { readInstances } from "./read-instances";
import type { ReconcilerOptions } from "./reconciler-options";

const INTERVAL_MS = 1_000;

const say = (text: string): void => console.log(`${new Date().toISOString()} ${text}`);

const ends = ({ kind }: HostAction): boolean => kind === "remove" || kind === "stop";

/** Watches the emulated EC2 and makes the host containers match it, until SIGTERM. */
async function reconcile({ layout, engine, endpointUrl, region, hostImage }: ReconcilerOptions): Promise<never> {
  const containers = new HostContainers(engine, layout, hostImage, region);
  const execute = async (action: HostAction): Promise<void> => {
    const { kind } = action;
    const volume = "volumeId" in action ? action.volumeId : "";
    say([kind, "instance" in action ? action.instance.id : action.instanceId, volume].join(" "));
    await containers.execute(action);
  };
  for (let trouble = ""; ; await sleep(INTERVAL_MS)) {
    const troubles: unknown[] = [];
    /** One host that cannot start keeps no other from starting. */
    const attempt = (action: HostAction): Promise<unknown> =>
      execute(action).catch((error: unknown) => troubles.push(error));
    try {
      const [instances, hosts] = [await readInstances(endpointUrl, region), await containers.read()];
      await containers.tell(instances, hosts);
      const actions = planHosts(instances, hosts);
      // Hosts that end take their time, each its own.
      await Promise.all(actions.filter(ends).map(attempt));
      if (actions.some(({ kind }) => kind === "remove")) await holdAddresses(endpointUrl, region);
      for (const action of actions.filter((action) => !ends(action))) await attempt(action);
    } catch (error) {
      troubles.push(error);
    }
    const text = troubles.map((error) => (error instanceof Error ? error.message : String(error))).join("; ");
    if (text !== "" && text !== trouble) say(`will try again: ${text}`);
    trouble = text;
  }
}

process.once("SIGTERM", () => process.exit(0));
void reconcile(JSON.parse(process.argv[2] ?? "{}") as ReconcilerOptions);
