import type { Environment } from "@django-swarm/environment";
import { allImages, type StackImages, serviceImages } from "@django-swarm/stack-renderer";
import type { Engine } from "../swarm/engine";
import { parseImageReference } from "../swarm/image-reference";
import { resolveImages } from "../swarm/resolve-images";
import type { ChosenImages } from "./choose-images";

/** All images of a release, as they are looked up. */
function wantedImages(environment: Environment, { backend, frontend }: ChosenImages): StackImages {
  const { portainer, portainerAgent, ...images } = environment.images;
  return {
    ...images,
    backend: backend.reference,
    frontend: frontend.reference,
    ...(environment.portainer.kind === "enabled" ? { portainer, portainerAgent } : {}),
    services: serviceImages(environment),
  };
}

/** The same images by digest: what they will run as. */
export async function resolveReleaseImages(
  engine: Engine,
  environment: Environment,
  chosen: ChosenImages,
): Promise<StackImages> {
  const wanted = wantedImages(environment, chosen);
  const digests = await resolveImages(engine, allImages(wanted));
  const pinned = (reference: string): string => pinImage(reference, digests.get(reference) ?? "", wanted);
  return {
    backend: pinned(wanted.backend),
    frontend: pinned(wanted.frontend),
    traefik: pinned(wanted.traefik),
    socketProxy: pinned(wanted.socketProxy),
    postgres: pinned(wanted.postgres),
    redis: pinned(wanted.redis),
    ...(wanted.portainer === undefined ? {} : { portainer: pinned(wanted.portainer) }),
    ...(wanted.portainerAgent === undefined ? {} : { portainerAgent: pinned(wanted.portainerAgent) }),
    services: Object.fromEntries(
      Object.entries(wanted.services ?? {}).map(([name, reference]) => [name, pinned(reference)]),
    ),
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
