/** Attributes of a resource, as Terraform's JSON has them. */
// biome-ignore lint/suspicious/noExplicitAny: the JSON's shape is the provider's, not ours.
export type Attributes = Record<string, any>;

/** A synthesised stack: its name and its `cdk.tf.json`. */
export interface Stack {
  readonly name: string;
  readonly json: Attributes;
}

export interface Resource {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
  /** As Terraform writes it: `aws_instance.manager`, `data.aws_iam_policy_document.deploy`. */
  readonly address: string;
  readonly attributes: Attributes;
}

function blocksOf(stack: Stack, kind: "resource" | "data", prefix: string): Resource[] {
  const types = Object.entries((stack.json[kind] ?? {}) as Record<string, Record<string, Attributes>>);
  return types.flatMap(([type, named]) =>
    Object.entries(named).map(([name, attributes]) => ({
      stack: stack.name,
      type,
      name,
      address: `${prefix}${type}.${name}`,
      attributes,
    })),
  );
}

export const resourcesOf = (stack: Stack): readonly Resource[] => blocksOf(stack, "resource", "");
export const dataSourcesOf = (stack: Stack): readonly Resource[] => blocksOf(stack, "data", "data.");

/** All resources of some types, of every stack. */
export const resourcesOfType = (stacks: readonly Stack[], ...types: readonly string[]): readonly Resource[] =>
  stacks.flatMap(resourcesOf).filter(({ type }) => types.includes(type));

/** A nested block: Terraform takes one as an object, or several as a list. */
export const blocks = (value: unknown): readonly Attributes[] =>
  value === undefined || value === null ? [] : ([value].flat() as Attributes[]);

/** Every key and value of a JSON tree, each with its path; cdktf's own comments left out. */
export function leaves(
  tree: unknown,
  path: readonly string[] = [],
): { readonly path: readonly string[]; readonly value: unknown }[] {
  if (typeof tree !== "object" || tree === null) return [{ path, value: tree }];
  return Object.entries(tree).flatMap(([key, value]) => (key === "//" ? [] : leaves(value, [...path, key])));
}
