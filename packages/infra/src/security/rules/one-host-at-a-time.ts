import { inverted, type NodeId, nodeId, reachable, referencesBetween } from "../references";
import { finding, type Rule } from "../rule";
import { resourcesOf, resourcesOfType } from "../terraform-json";

/**
 * `create_before_destroy` spreads to what a resource refers to. On anything that has to do with an instance it gives two
 * hosts on one data directory, so what an instance hangs on, and what hangs on it, is replaced in the plain order.
 */
export const oneHostAtATime: Rule = (stacks) => {
  const early = stacks
    .flatMap(resourcesOf)
    .filter(({ attributes }) => attributes["lifecycle"]?.create_before_destroy === true);
  if (early.length === 0) return [];
  const references = referencesBetween(stacks);
  const instances = resourcesOfType(stacks, "aws_instance").map(nodeId);
  const related = new Set<NodeId>(
    [references, inverted(references)].flatMap((graph) => instances.flatMap((node) => [...reachable(graph, node)])),
  );
  return early
    .filter((resource) => related.has(nodeId(resource)))
    .map((resource) =>
      finding(
        resource,
        "lifecycle.create_before_destroy",
        true,
        "must go: it spreads to the instance, and two hosts would run on one data directory",
      ),
    );
};
