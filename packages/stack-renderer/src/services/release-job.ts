import { releaseJob } from "../container-files";
import type { JobService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { backend } from "./backend";
import { commandLine } from "./command-line";
import { jobOf } from "./job-of";
import type { Part } from "./part";
import { keptFromWorkers } from "./placement";

/** What goes before the switch: migrations and static files, in the image that is about to be released. */
export function release(inputs: StackInputs): Part<JobService> {
  const { mounts, wrapper, ...shared } = backend(inputs);
  const job = releaseJob(inputs.environment);
  return jobOf(
    shared,
    {
      ...commandLine(wrapper, ["python", "-u", job.file.target]),
      name: "release",
      resources: resourcesOf(inputs.environment, "release", DEMANDS.releaseJob),
      // A worker may go in the middle of a migration.
      constraints: keptFromWorkers(inputs.environment),
    },
    [...mounts, job],
  );
}
