import { ReleaseError } from "@django-swarm/environment";
import { deadlineIn, retryUntil } from "../deadline";
import type { Step } from "../report/reporter";
import type { LiveStack } from "../swarm/read-stack";
import type { FrontDeskFailure } from "../verify/front-desk";
import type { Site } from "./site";

/** How long the site may take to answer as it should; a first certificate is issued meanwhile. */
const FRONT_DESK_TIMEOUT_MS = 120_000;

/**
 * Waits until the site answers through the front desk as a visitor would see it.
 *
 * @param signal ends the waiting.
 * @throws ReleaseError in the state needs-attention.
 */
export async function verifySite(site: Site, step: Step, signal: AbortSignal): Promise<void> {
  let failure: FrontDeskFailure | undefined;
  await retryUntil<true>(deadlineIn(FRONT_DESK_TIMEOUT_MS, signal, site.cluster.clock), {
    attempt: async () => {
      failure = await site.frontDesk.check();
      return failure === undefined ? true : undefined;
    },
    waiting: () => step.update(failure?.what ?? ""),
    gaveUp: () => new GaveUp(),
  }).catch(async (error: unknown) => {
    throw error instanceof GaveUp && failure ? await siteFails(site, failure) : error;
  });
}

class GaveUp extends Error {}

async function siteFails(site: Site, { what, certificate }: FrontDeskFailure): Promise<ReleaseError> {
  const { environmentName, webServiceName } = site;
  return new ReleaseError(`Everything runs, but the site does not answer as it should: ${what}.`, {
    code: certificate ? "release/certificate" : "release/front-desk",
    state: "needs-attention",
    details: certificate ? await certificateLog(site) : [],
    hint: certificate
      ? `Check that the site's name leads to the host's address (\`cdktf deploy ${environmentName}\` sets it) and that port 80 is open, then release again.`
      : `Look at the logs on the host: \`docker service logs ${environmentName}_nginx\` and \`…_${webServiceName}\`.`,
  });
}

/** What Traefik said last about certificates. */
async function certificateLog({ cluster, environmentName }: Site): Promise<readonly string[]> {
  const { services, tasks }: LiveStack = await cluster.readStack(environmentName);
  const traefik = services.get("traefik")?.ID;
  const task = tasks.find(({ ServiceID, Status }) => ServiceID === traefik && Status.State === "running");
  const lines = task === undefined ? [] : await cluster.lastLogLines(task.ID, 200);
  return lines.filter((line) => /acme|certificate/i.test(line)).slice(-5);
}
