import { setTimeout as sleep } from "node:timers/promises";
import { HostContainers } from "./host-containers";
import { planHosts } from "./plan-hosts";
import { readInstances } from "./read-instances";
import type { ReconcilerOptions } from "./reconciler-options";

const INTERVAL_MS = 1_000;

const say = (text: string): void => console.log(`${new Date().toISOString()} ${text}`);

/** Watches the emulated EC2 and makes the host containers match it, until SIGTERM. */
async function reconcile({ layout, engine, endpointUrl, region, hostImage }: ReconcilerOptions): Promise<never> {
  const containers = new HostContainers(engine, layout, hostImage, region);
  for (let trouble = ""; ; await sleep(INTERVAL_MS)) {
    try {
      for (const action of planHosts(await readInstances(endpointUrl, region), await containers.read())) {
        const { kind } = action;
        say(
          [
            kind,
            kind === "create" ? action.instance.id : action.instanceId,
            "volumeId" in action ? action.volumeId : "",
          ].join(" "),
        );
        await containers.execute(action);
      }
      trouble = "";
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      if (text !== trouble) say(`will try again: ${text}`);
      trouble = text;
    }
  }
}

process.once("SIGTERM", () => process.exit(0));
void reconcile(JSON.parse(process.argv[2] ?? "{}") as ReconcilerOptions);
