import type { Environment } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";
import type { StackImages } from "@django-swarm/stack-renderer";
import type { Engine } from "../swarm/engine";
import { parseImageReference } from "../swarm/image-reference";
import { resolveImages } from "../swarm/resolve-images";

/** The images of an environment by tag, as somebody pushed them. */
export function taggedImages(environment: Environment, outputs: HostOutputs, tag: string): StackImages {
  const { portainer, portainerAgent, ...images } = environment.images;
  return {
    ...images,
    backend: `${outputs.backend_repository_url}:${tag}`,
    frontend: `${outputs.frontend_repository_url}:${tag}`,
    ...(environment.portainer.kind === "enabled" ? { portainer, portainerAgent } : {}),
  };
}

/** The same images by digest: what they will run as. */
export async function resolveReleaseImages(
  engine: Engine,
  environment: Environment,
  outputs: HostOutputs,
  tag: string,
): Promise<StackImages> {
  const tagged = taggedImages(environment, outputs, tag);
  const digests = await resolveImages(engine, Object.values(tagged));
  const pinned = (reference: string): string => pinImage(reference, digests.get(reference) ?? "", tagged);
  return {
    backend: pinned(tagged.backend),
    frontend: pinned(tagged.frontend),
    traefik: pinned(tagged.traefik),
    socketProxy: pinned(tagged.socketProxy),
    postgres: pinned(tagged.postgres),
    redis: pinned(tagged.redis),
    ...(tagged.portainer === undefined ? {} : { portainer: pinned(tagged.portainer) }),
    ...(tagged.portainerAgent === undefined ? {} : { portainerAgent: pinned(tagged.portainerAgent) }),
  };
}

/**
 * The application's images lose their tag: the same content under a new tag must not restart anything. The tag is
 * kept in a label of the service.
 */
function pinImage(reference: string, digest: string, { backend, frontend }: StackImages): string {
  const { repository, tag } = parseImageReference(reference);
  const isApp = reference === backend || reference === frontend;
  return isApp || tag === undefined ? `${repository}@${digest}` : `${repository}:${tag}@${digest}`;
}
