import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseStack, type SynthesisedResource } from "./synthesised-resource";

/** All resources of a cdktf output directory: `stacks/<name>/cdk.tf.json`. */
export const readSynthesised = (directory: string): readonly SynthesisedResource[] =>
  readdirSync(join(directory, "stacks"))
    .sort()
    .flatMap((stack) =>
      parseStack(stack, JSON.parse(readFileSync(join(directory, "stacks", stack, "cdk.tf.json"), "utf8"))),
    );
