import { DjangoSwarmError, RemoteError } from "@django-swarm/environment";
import { type Engine, engineMessage, engineStatus } from "./engine";
import { parseImageReference } from "./image-reference";
import { imageArchitecture, type Platform, runsOn } from "./platform";
import { readNodes } from "./read-nodes";
import { RegistryLogins } from "./registry-credentials";

/** An image that cannot be released, and what mends it. */
interface ImageProblem {
  readonly problem: string;
  readonly hint: string;
}

/**
 * Digests of images as the host's own engine sees them in their registries: what it will pull.
 *
 * @returns digest by reference.
 * @throws RemoteError naming every image that is missing, is refused, or does not run on the swarm's nodes.
 */
export async function resolveImages(
  engine: Engine,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const architectures = await nodeArchitectures(engine);
  const logins = new RegistryLogins();
  const wanted = [...new Set(references)];
  const answers = await Promise.all(wanted.map((reference) => resolveImage(engine, logins, reference, architectures)));
  const problems = answers.filter((answer) => typeof answer !== "string");
  if (problems.length > 0) {
    throw new RemoteError(
      problems.length === 1 ? (problems[0]?.problem ?? "") : `${problems.length} images cannot be released.`,
      {
        code: "images/unresolved",
        details: problems.length === 1 ? [] : problems.map(({ problem }) => problem),
        hint: [...new Set(problems.map(({ hint }) => hint))].join(" "),
      },
    );
  }
  return new Map(wanted.map((reference, index) => [reference, answers[index] as string]));
}

async function resolveImage(
  engine: Engine,
  logins: RegistryLogins,
  reference: string,
  architectures: readonly string[],
): Promise<string | ImageProblem> {
  try {
    const authconfig = await logins.forImage(reference);
    const found = await engine.getImage(reference).distribution(authconfig === undefined ? {} : { authconfig });
    const platforms = ((found.Platforms ?? []) as Platform[]).map(({ architecture, os }) => ({
      ...(architecture === undefined ? {} : { architecture }),
      ...(os === undefined ? {} : { os }),
    }));
    const missing = architectures.filter((architecture) => !runsOn(platforms, architecture));
    if (missing.length === 0) return found.Descriptor.digest;
    const has = platforms.map((platform) => platform.architecture).join(", ");
    return {
      problem: `${reference} is built for ${has}, not for ${missing.join(", ")} as the swarm's nodes need.`,
      hint: `Build it with \`docker build --platform linux/${missing[0]} …\`, push it under a new tag and release that.`,
    };
  } catch (error) {
    if (error instanceof DjangoSwarmError) throw error;
    return imageProblem(reference, engineStatus(error), engineMessage(error));
  }
}

/** What an engine's refusal to look an image up means. */
export function imageProblem(reference: string, status: number | undefined, message: string): ImageProblem {
  const { repository, tag, digest } = parseImageReference(reference);
  if (/manifest unknown|not found|name unknown|does not exist/i.test(message) || status === 404) {
    return {
      problem: `There is no image with the ${digest ? `digest ${digest}` : `tag ${tag ?? "latest"}`} in ${repository}.`,
      hint: "Push it (`docker push REPOSITORY:TAG`), or name a tag that exists with --tag.",
    };
  }
  if (status === 401 || status === 403 || /denied|unauthorized|no basic auth/i.test(message)) {
    return {
      problem: `The registry refuses to show ${reference}: ${message}`,
      hint: "Check the repository's name and the permissions of your AWS credentials (ecr:GetAuthorizationToken, ecr:BatchGetImage).",
    };
  }
  return {
    problem: `The host could not look ${reference} up: ${message}`,
    hint: "Check that the host reaches the registry, then release again.",
  };
}

async function nodeArchitectures(engine: Engine): Promise<readonly string[]> {
  const machines = (await readNodes(engine)).map((node) => node.Description?.Platform?.Architecture ?? "");
  return [...new Set(machines.filter((machine) => machine !== "").map(imageArchitecture))];
}
