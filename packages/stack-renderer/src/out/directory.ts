import type { Jobs } from "../build-jobs";
import type { Stack } from "../model/stack";

/** What a stack is handed over as, to who has no deployer of ours. */
export interface Directory {
  readonly stack: Stack;
  readonly jobs: readonly Stack[];
}

export const directoryOf = (stack: Stack, { release, backup }: Jobs): Directory => ({
  stack,
  jobs: backup === undefined ? [release] : [release, backup],
});

export const STACK_FILE = "stack.yml";
export const PREPARE_FILE = "prepare.sh";
export const configFile = (name: string): string => `configs/${name}`;
export const jobFile = ({ services }: Stack): string => `jobs/${services[0]?.name}.yml`;
