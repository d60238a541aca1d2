import { UsageError } from "@django-swarm/environment";
import type { ServiceObject } from "../swarm/engine-objects";
import { TAG_LABEL } from "../swarm/stack-labels";

/** An image tag, as registries allow it. */
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/**
 * The tag to release: what was asked for, else `$IMAGE_TAG`, else the one that runs.
 *
 * @throws UsageError when there is none, or one that no registry could hold.
 */
export function chooseTag(
  named: { readonly option: string | undefined; readonly variable: string | undefined },
  live: ReadonlyMap<string, ServiceObject>,
): string {
  const running = [...live.values()]
    .map((service) => service.Spec.Labels?.[TAG_LABEL])
    .find((tag) => tag !== undefined);
  const tag = named.option ?? (named.variable || undefined) ?? running;
  if (tag === undefined) {
    throw new UsageError("No tag was named, and nothing runs yet whose tag could be kept.", {
      code: "release/no-tag",
      hint: "Name the tag of the images that you pushed: `deployer release <environment> --tag TAG`.",
    });
  }
  if (!TAG.test(tag)) {
    throw new UsageError(`"${tag}" cannot be an image's tag.`, {
      code: "release/bad-tag",
      hint: "Name the tag alone, without repository or digest: letters, digits, dots, dashes and underscores.",
    });
  }
  return tag;
}
