import { UsageError } from "@django-swarm/environment";
import type { HostOutputs, ImagesOutputs } from "@django-swarm/infra/outputs";
import type { ServiceObject } from "../swarm/engine-objects";
import { parseImageReference } from "../swarm/image-reference";
import { TAG_LABEL } from "../swarm/stack-labels";

/** One of the application's images. */
export interface ChosenImage {
  /** To look it up by: `<repository>:<tag>`, or `<repository>@<digest>` where a digest is known already. */
  readonly reference: string;
  /** What its services are labelled with. */
  readonly tag: string;
}

/** The images to release. */
export interface ChosenImages {
  readonly backend: ChosenImage;
  readonly frontend: ChosenImage;
}

/** What is known before anything was chosen. */
export interface KnownImages {
  /** `--tag` */
  readonly option: string | undefined;
  /** `$IMAGE_TAG` */
  readonly variable: string | undefined;
  /** What the images stack put out last; undefined without such a stack. */
  readonly built: ImagesOutputs | undefined;
  readonly live: ReadonlyMap<string, ServiceObject>;
  /** Those of the last release that came out whole, by the ledger's mirror: what ran before the host was replaced. */
  readonly recorded: ChosenImages | undefined;
}

type Repositories = Pick<HostOutputs, "backend_repository_url" | "frontend_repository_url">;

/** Code of the error of a release that knows of no images. */
export const NO_TAG = "release/no-tag";

/** An image tag, as registries allow it. */
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/**
 * The images to release: those at the tag that was asked for, else at `$IMAGE_TAG`, else what the images stack built,
 * else those that run, else those that ran last.
 *
 * @throws UsageError when there are none, or the tag is one that no registry could hold.
 */
export function chooseImages(known: KnownImages, repositories: Repositories): ChosenImages {
  const { option, variable, built, live, recorded } = known;
  const { backend_repository_url: backend, frontend_repository_url: frontend } = repositories;
  const at = (backendTag: string, frontendTag: string): ChosenImages => ({
    backend: { reference: `${backend}:${checkTag(backendTag)}`, tag: backendTag },
    frontend: { reference: `${frontend}:${checkTag(frontendTag)}`, tag: frontendTag },
  });
  const named = option ?? (variable || undefined);
  if (named !== undefined) return at(named, named);
  if (built !== undefined) {
    return {
      backend: { reference: built.backend_image, tag: built.backend_tag },
      frontend: { reference: built.frontend_image, tag: built.frontend_tag },
    };
  }
  const running = [...live.values()].flatMap(({ Spec: { Labels: labels, TaskTemplate: template } }) => {
    const tag = labels?.[TAG_LABEL];
    return tag === undefined ? [] : [{ tag, repository: parseImageReference(template.ContainerSpec.Image).repository }];
  });
  const [any] = running;
  if (any !== undefined) {
    // A service whose image was changed by hand may run one of neither repository.
    const tagIn = (repository: string): string => (running.find((found) => found.repository === repository) ?? any).tag;
    return at(tagIn(backend), tagIn(frontend));
  }
  if (recorded !== undefined) return recorded;
  throw new UsageError("No tag was named, and nothing was released yet whose tag could be kept.", {
    code: NO_TAG,
    hint: "Name the tag of the images that you pushed: `deployer release <environment> --tag TAG`.",
  });
}

function checkTag(tag: string): string {
  if (TAG.test(tag)) return tag;
  throw new UsageError(`"${tag}" cannot be an image's tag.`, {
    code: "release/bad-tag",
    hint: "Name the tag alone, without repository or digest: letters, digits, dots, dashes and underscores.",
  });
}

/** In a sentence: one tag, or both where they differ. */
export const describeTags = ({ backend, frontend }: ChosenImages): string =>
  backend.tag === frontend.tag ? backend.tag : `${backend.tag} (backend), ${frontend.tag} (frontend)`;
