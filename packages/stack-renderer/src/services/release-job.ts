import { releaseJob } from "../container-files";
import type { JobService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { backend } from "./backend";
import { type Part, part } from "./part";
import { keptFromWorkers } from "./placement";

/** What goes before the switch: migrations and static files, in the image that is about to be released. */
export function release(inputs: StackInputs): Part {
  const { mounts, ...shared } = backend(inputs);
  const job = releaseJob(inputs.environment);
  return part<JobService>(
    {
      ...shared,
      name: "release",
      rollout: "job",
      command: ["python", "-u", job.file.target],
      healthCheck: { reason: "a job is well when it ends well" },
      resources: resourcesOf(inputs.environment, "release", DEMANDS.releaseJob),
      stopGracePeriodMs: 30_000,
      // A worker may go in the middle of a migration.
      constraints: keptFromWorkers(inputs.environment),
    },
    [...mounts, job],
  );
}
