import { ReleaseError, webServiceName } from "@django-swarm/environment";
import type { Step } from "../report/reporter";
import { readStack } from "../swarm/read-stack";
import { lastLogLines } from "../swarm/task-logs";
import { verifyFrontDesk } from "../verify/verify-front-desk";
import type { SwarmAccess } from "./apply-stack";

/**
 * Checks that the released site answers through the front desk, as a visitor would see it.
 *
 * @param rootCertificate PEM of a private CA's root; undefined: the public roots.
 * @throws ReleaseError in the state needs-attention.
 */
export async function verifyRelease(
  swarm: SwarmAccess,
  rootCertificate: string | undefined,
  step: Step,
): Promise<void> {
  const { environment } = swarm;
  const failure = await verifyFrontDesk(environment, swarm.ssh, rootCertificate, step, swarm.signal);
  if (failure === undefined) return;
  const { host, zone } = environment.domain;
  throw new ReleaseError(`Everything runs, but the site does not answer as it should: ${failure.what}.`, {
    code: failure.certificate ? "release/certificate" : "release/front-desk",
    state: "needs-attention",
    details: failure.certificate ? await certificateLog(swarm) : [],
    hint: failure.certificate
      ? `Check that ${host} leads to the host's address (zone ${zone}, \`cdktf deploy ${environment.name}\` sets it) and that port 80 is open; ` +
        `then restart Traefik, which does not try again by itself: \`docker service update --force ${environment.name}_traefik\` on the host.`
      : `Look at the logs on the host: \`docker service logs ${environment.name}_nginx\` and \`…_${webServiceName(environment)}\`.`,
  });
}

/** What Traefik said last about certificates. */
async function certificateLog({ engine, environment }: SwarmAccess): Promise<readonly string[]> {
  const { services, tasks } = await readStack(engine, environment.name);
  const traefik = services.get("traefik")?.ID;
  const task = tasks.find(({ ServiceID, Status }) => ServiceID === traefik && Status.State === "running");
  const lines = task === undefined ? [] : await lastLogLines(engine, task.ID, 200);
  return lines.filter((line) => /acme|certificate/i.test(line)).slice(-5);
}
