import type { ServicePlan } from "../plan/plan-services";
import { stackFileServices } from "../plan/stack-file-services";
import type { Target } from "./target";

/** Whether a release cannot but interrupt visitors: data services restart, or what has the site's ports does. */
export function downtimeIsAgreed(services: readonly ServicePlan[], { stackYaml }: Pick<Target, "stackYaml">): boolean {
  const definitions = stackFileServices(stackYaml);
  const hasPorts = (service: string): boolean => ((definitions.get(service)?.["ports"] ?? []) as unknown[]).length > 0;
  return services.some(
    ({ service, action }) => action === "stateful-restart" || (action === "brief-downtime" && hasPorts(service)),
  );
}
