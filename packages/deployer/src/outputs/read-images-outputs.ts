import { type Environment, imagesStackName } from "@django-swarm/environment";
import { type ImagesOutputs, parseImagesOutputs } from "@django-swarm/infra/outputs";
import type { OutputSource } from "./output-source";

/**
 * What the images stack of an environment put out last; undefined when there is no such stack, or it was never deployed.
 *
 * @throws ConfigError for outputs of another form.
 */
export async function readImagesOutputs(
  environment: Environment,
  source: Pick<OutputSource, "readValues">,
): Promise<ImagesOutputs | undefined> {
  if (environment.app.build === undefined) return undefined;
  const values = await source.readValues("images");
  return values === undefined ? undefined : parseImagesOutputs(values, imagesStackName(environment));
}
