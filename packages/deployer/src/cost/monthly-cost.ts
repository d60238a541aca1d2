import { ConfigError, type Environment } from "@django-swarm/environment";
import { costReport } from "./cost-report";
import { asleepOf, totalOf } from "./estimate-cost";
import type { SynthesisedResource } from "./synthesised-resource";

/** USD a month, as far as prices are known. */
export interface MonthlyCost {
  readonly awake: number;
  readonly asleep: number;
}

/** undefined: the environment's region has no prices here. */
export function monthlyCost(
  environment: Environment,
  resources: readonly SynthesisedResource[],
): MonthlyCost | undefined {
  try {
    const { items } = costReport(environment, resources);
    return { awake: totalOf(items), asleep: totalOf(asleepOf(items)) };
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
