import type { ConfigMount } from "../container-files";
import type { BindMount, JobService, Resources, Service, ServiceCommand } from "../model/service";
import { type Part, part } from "./part";

/** What the outcome of a job hangs on. */
type Twin = Pick<Service, "image" | "environment" | "secrets" | "networks" | "binds" | "user">;

/** What a job has of its own. */
export interface Job extends ServiceCommand {
  readonly name: string;
  readonly resources: Resources;
  /** Beside those of its service. */
  readonly binds?: readonly BindMount[];
  readonly constraints: readonly string[];
}

/**
 * A one-shot job that is the twin of a service, or of what several services share: it can differ from it in what it runs
 * and may use, and in nothing that the outcome hangs on: image, variables, secrets, networks, files of the host.
 */
export function jobOf(
  { image, environment, secrets, networks, binds, user }: Twin,
  { binds: more = [], ...own }: Job,
  mounts: readonly ConfigMount[],
): Part<JobService> {
  return part<JobService>(
    {
      image,
      environment,
      secrets,
      networks,
      binds: [...binds, ...more],
      ...(user === undefined ? {} : { user }),
      ...own,
      rollout: "job",
      healthCheck: { reason: "a job is well when it ends well" },
      stopGracePeriodMs: 30_000,
    },
    mounts,
  );
}
