export interface ImageReference {
  /** With the registry's host when one is named. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** `repository[:tag][@digest]`; a port of the registry is not a tag. */
export function parseImageReference(reference: string): ImageReference {
  const [name = "", digest] = reference.split("@");
  const tagAt = name.indexOf(":", name.lastIndexOf("/"));
  return tagAt === -1
    ? { repository: name, tag: undefined, digest }
    : { repository: name.slice(0, tagAt), tag: name.slice(tagAt + 1), digest };
}

/** The registry of an image, or undefined for Docker Hub's own names. */
export function registryOf(reference: string): string | undefined {
  const [first = "", ...rest] = reference.split("/");
  return rest.length > 0 && (/[.:]/.test(first) || first === "localhost") ? first : undefined;
}

export interface EcrRegistry {
  readonly accountId: string;
  readonly region: string;
}

/** What an ECR registry's host name says, or undefined for any other registry. */
export function parseEcrRegistry(registry: string): EcrRegistry | undefined {
  const match = /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(registry);
  return match?.[1] && match[2] ? { accountId: match[1], region: match[2] } : undefined;
}
