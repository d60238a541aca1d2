import { imageFactsJob } from "../container-files";
import type { JobService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { backend } from "./backend";
import { commandLine } from "./command-line";
import { jobOf } from "./job-of";
import type { Part } from "./part";
import { keptFromWorkers } from "./placement";

/** Tells which migrations an image would run, and what its static files are; changes nothing. */
export function imageFacts(inputs: StackInputs): Part<JobService> {
  const { mounts, wrapper, ...shared } = backend(inputs);
  const script = imageFactsJob(inputs.environment);
  return jobOf(
    shared,
    {
      ...commandLine(wrapper, ["python", "-u", script.file.target]),
      name: "image-facts",
      resources: resourcesOf(inputs.environment, "release", DEMANDS.releaseJob),
      constraints: keptFromWorkers(inputs.environment),
    },
    [...mounts, script],
  );
}
