import { type Environment, ReleaseError } from "@django-swarm/environment";
import type { ServiceChange, WantedService } from "../plan/service-changes";
import type { Reporter, Step } from "../report/reporter";
import type { Engine } from "../swarm/engine";
import { readNodes } from "../swarm/read-nodes";
import { type LiveStack, readStack } from "../swarm/read-stack";
import { lastLogLines } from "../swarm/task-logs";
import type { SshConnection } from "../transport/ssh-connection";
import { absentNodes } from "./absent-nodes";
import { deployStack } from "./deploy-stack";
import { healImageDrift } from "./heal-image-drift";
import { serviceDeadlineMs } from "./service-deadline";
import { type FailedService, watchServices } from "./watch-services";

/** The swarm that a release changes, and how it tells about it. */
export interface SwarmAccess {
  readonly engine: Engine;
  readonly ssh: SshConnection;
  readonly environment: Environment;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}

export interface StackToApply {
  readonly yaml: string;
  readonly services: readonly WantedService[];
  readonly changes: readonly ServiceChange[];
  readonly live: LiveStack;
  readonly step: Step;
}

/**
 * Applies a stack file and watches every one of its services until it has converged.
 *
 * @throws ReleaseError in the state needs-attention, with cause and log of each service that failed.
 */
export async function applyStack(swarm: SwarmAccess, stack: StackToApply): Promise<void> {
  const { engine, environment } = swarm;
  await healImageDrift(engine, stack.changes, stack.live.services);
  // What failed before this moment says nothing about this release.
  const earlierTasks = new Set((await readStack(engine, environment.name)).tasks.map((task) => task.ID));
  const deployed = await deployStack(swarm.ssh, environment.name, stack.yaml);
  if (!deployed.ok) {
    throw new ReleaseError(`The swarm did not take the whole stack of ${environment.name}.`, {
      code: "release/deploy-refused",
      state: "needs-attention",
      details: deployed.lines,
      hint: `Mend what the lines above say, then run \`deployer release ${environment.name}\` again: it applies the rest.`,
    });
  }

  const now = await readStack(engine, environment.name);
  const watched = stack.services.map(({ name, image, hash }) => {
    const service = now.services.get(name);
    return { name, image, hash, earlierTasks, deadlineMs: service === undefined ? 0 : serviceDeadlineMs(service) };
  });
  const failed = await watchServices(engine, environment.name, watched, stack.step, swarm.signal);
  if (failed.length > 0) throw await didNotConverge(swarm, failed);
  stack.step.summarise(watched.map(({ name }) => name).join(", "));
}

/** Where the release may not be to blame. */
const RELEASE_AGAIN =
  "A node was missing meanwhile: look at it with `docker node ls` on the host, then release again. Services may run different versions until then.";

async function didNotConverge(
  { engine, environment }: SwarmAccess,
  failed: readonly FailedService[],
): Promise<ReleaseError> {
  const details = await Promise.all(
    failed.map(async ({ service, cause, task }) => {
      const lines = task === undefined ? [] : await lastLogLines(engine, task, 15);
      return [`${service}: ${cause}`, ...lines.map((line) => `  ${service} | ${line}`)];
    }),
  );
  const absent = absentNodes(await readNodes(engine));
  const first = failed[0];
  return new ReleaseError(
    failed.length === 1
      ? `${first?.service} did not come up: ${first?.cause}.`
      : `${failed.map(({ service }) => service).join(", ")} did not come up.`,
    {
      code: "release/not-converged",
      state: "needs-attention",
      details: [...absent, ...details.flat()],
      hint:
        absent.length > 0
          ? RELEASE_AGAIN
          : `Release a tag that worked: \`deployer release ${environment.name} --tag TAG\`. Services may run different versions until then.`,
    },
  );
}
