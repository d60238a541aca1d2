import { fullServiceName } from "@django-swarm/environment";
import type { ServicePlan } from "../plan/plan-services";
import { changeSwarm } from "./change-swarm";
import type { LockedSite } from "./site";
import { runStep } from "./steps";

/** Removes the services that are no longer part of the stack; those with data are left alone. */
export async function dropServices(site: LockedSite, services: readonly ServicePlan[]): Promise<void> {
  const dropped = services.filter(({ action }) => action === "remove").map(({ service }) => service);
  if (dropped.length === 0) return;
  await runStep(site, "remove-dropped", "Remove services that are no longer part of the stack", async (step) => {
    await removeServices(site, dropped);
    step.summarise(dropped.join(", "));
  });
}

/** @param names as in the stack file. */
export async function removeServices(site: LockedSite, names: readonly string[]): Promise<void> {
  const services = names.map((name) => fullServiceName(site.environmentName, name));
  await changeSwarm(site, { kind: "remove-services", services });
}
