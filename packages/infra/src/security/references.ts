import { dataSourcesOf, leaves, type Resource, resourcesOf, type Stack } from "./terraform-json";

/** A resource, data source or output of a stack: `<stack>/<address>`. */
export type NodeId = string;

/** What each resource, data source and output refers to, across stacks. */
export type References = ReadonlyMap<NodeId, ReadonlySet<NodeId>>;

export const nodeId = ({ stack, address }: Pick<Resource, "stack" | "address">): NodeId => `${stack}/${address}`;

/** cdktf's name for another stack's state. */
const REMOTE = /^data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)/;
const ADDRESS = /\b(?:data\.)?[a-z]\w*(?:\.[\w-]+)+/g;

/** The node that `aws_eip.a.public_ip` or `data.terraform_remote_state.….outputs.b` means. */
function nodeOf(stack: string, reference: string): NodeId {
  const [, from, output] = REMOTE.exec(reference) ?? [];
  if (from !== undefined) return `${from}/output.${output}`;
  const parts = reference.split(".");
  return `${stack}/${parts.slice(0, parts[0] === "data" ? 3 : 2).join(".")}`;
}

/** The graph that Terraform makes of its references, over all stacks. */
export function referencesBetween(stacks: readonly Stack[]): References {
  const trees = new Map<NodeId, { stack: string; tree: unknown }>();
  for (const stack of stacks) {
    for (const block of [...resourcesOf(stack), ...dataSourcesOf(stack)]) {
      trees.set(nodeId(block), { stack: stack.name, tree: block.attributes });
    }
    for (const [name, output] of Object.entries(stack.json["output"] ?? {})) {
      trees.set(`${stack.name}/output.${name}`, { stack: stack.name, tree: output });
    }
  }
  const references = ({ stack, tree }: { stack: string; tree: unknown }): Set<NodeId> =>
    new Set(
      leaves(tree)
        .flatMap(({ value }) => (typeof value === "string" ? (value.match(ADDRESS) ?? []) : []))
        .map((reference) => nodeOf(stack, reference))
        .filter((node) => trees.has(node)),
    );
  return new Map([...trees].map(([node, entry]) => [node, references(entry)]));
}

/** The same graph with its arrows turned round: who refers to a node. */
export function inverted(references: References): References {
  const result = new Map<NodeId, Set<NodeId>>([...references.keys()].map((node) => [node, new Set()]));
  for (const [from, to] of references) for (const node of to) result.get(node)?.add(from);
  return result;
}

/** A node and everything it leads to. */
export function reachable(references: References, from: NodeId): ReadonlySet<NodeId> {
  const seen = new Set([from]);
  for (const node of seen) for (const next of references.get(node) ?? []) seen.add(next);
  return seen;
}
