import { type Environment, UsageError } from "@django-swarm/environment";
import { directoryFiles } from "../out/directory-files";
import { writeDirectory } from "../out/write-directory";
import { renderStack } from "../render/render-stack";
import { type EnvironmentRequest, namedEnvironment } from "./named-environment";
import type { PlaceholderOptions } from "./placeholder-inputs";
import { renderEnvironment } from "./render-environment";

export interface RenderRequest extends EnvironmentRequest, PlaceholderOptions {
  /** Directory to write to; undefined: the stack file is printed. */
  readonly out?: string | undefined;
}

/** What a command prints when it is done. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * The stack file of an environment, or a directory of all that a swarm needs to run it: whole or not at all.
 *
 * @throws UsageError when it is not clear which environment is meant, or the directory is not ours to write, or lacks a bucket's name;
 * ConfigError with every problem of the stack.
 */
export function renderCommand({ out, ...request }: RenderRequest): Printed {
  const environment = namedEnvironment("render", request);
  if (out !== undefined) assertBucketIsNamed(environment, request);
  const directory = renderEnvironment(environment, request);
  if (out === undefined) return { stdout: renderStack(directory.stack), stderr: "" };
  const files = directoryFiles(directory);
  writeDirectory(out, files);
  return { stdout: "", stderr: `Wrote ${files.size} files to ${out}. Next: ${out}/prepare.sh\n` };
}

/** A file that is looked at may have a made-up name in it, one that is deployed may not. */
function assertBucketIsNamed({ name, app }: Environment, { assetsBucket }: PlaceholderOptions): void {
  if (app.assets !== "s3" || assetsBucket !== undefined) return;
  throw new UsageError(`The assets of ${name} lie in a bucket (app.assets: "s3"), and no bucket was named.`, {
    code: "render/no-assets-bucket",
    hint: "Name it: `--assets-bucket NAME`, the output assets_bucket_name.",
  });
}
