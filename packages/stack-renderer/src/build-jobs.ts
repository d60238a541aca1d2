import { assembleStack } from "./build-stack";
import type { JobService } from "./model/service";
import type { Stack } from "./model/stack";
import { backup } from "./services/backup-job";
import { imageFacts } from "./services/image-facts";
import { NETWORKS } from "./services/networks";
import type { Part } from "./services/part";
import { release } from "./services/release-job";
import type { StackInputs } from "./stack-inputs";

/** The one-shot jobs, each a stack of its own: apart from the product's services, which they must not touch. */
export interface Jobs {
  /** Before the switch to new images. */
  readonly release: Stack;
  /** Before anything is changed: what the release job would do. */
  readonly imageFacts: Stack;
  /** undefined: the database is attached, and is backed up where it is. */
  readonly backup: Stack | undefined;
}

/** They join the network of the product's stack. */
export function buildJobs(inputs: StackInputs): Jobs {
  const { name, database } = inputs.environment;
  const stackOf = (stackName: string, job: Part<JobService>): Stack =>
    assembleStack(
      stackName,
      [job],
      [{ key: NETWORKS.main, kind: "external", name: `${name}_${NETWORKS.main}` }],
      inputs,
    );
  return {
    release: stackOf(`${name}-jobs`, release(inputs)),
    imageFacts: stackOf(`${name}-image-facts`, imageFacts(inputs)),
    backup: database.kind === "swarm" ? stackOf(`${name}-backups`, backup(inputs)) : undefined,
  };
}
