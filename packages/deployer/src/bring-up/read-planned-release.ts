import { DjangoSwarmError } from "@django-swarm/environment";
import { endsWhole } from "../ledger/releases";
import { formatPlan } from "../plan/format-plan";
import { changedServices } from "../plan/release-plan";
import { NO_TAG } from "../release/choose-images";
import { plan } from "../release/plan";
import type { UpContext, UpOptions } from "./up-context";

/**
 * What a release would change on a host that is there, in lines; empty: nothing.
 *
 * @returns "no-images" where none were ever released, and no tag was named.
 */
export async function readPlannedRelease(
  context: UpContext,
  { tag, hostTimeoutMs }: UpOptions,
): Promise<readonly string[] | "no-images"> {
  try {
    const { plan: planned, records } = await plan({ ...context, tag, hostTimeoutMs });
    if (changedServices(planned.services).length === 0 && endsWhole(records)) return [];
    return formatPlan(planned);
  } catch (error) {
    if (error instanceof DjangoSwarmError && error.code === NO_TAG) return "no-images";
    throw error;
  }
}
