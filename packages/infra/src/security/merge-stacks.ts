import { parsePolicyText } from "./policy/policies";
import type { Attributes, Stack } from "./terraform-json";

/** A reference to another stack's output, inside of an expression. */
const REMOTE = /data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)/g;

/**
 * An environment's stacks as one Terraform document, for scanners: they look at one document at a time and evaluate no
 * function. References across stacks become direct ones, policies JSON text; states and cdktf's comments are left out.
 */
export function mergeStacks(stacks: readonly Stack[]): Attributes {
  const direct = (expression: string): string =>
    expression.replace(REMOTE, (reference, from: string, output: string) => {
      const value: unknown = stacks.find(({ name }) => name === from)?.json["output"]?.[output]?.value;
      return typeof value === "string" ? value.replace(/^\$\{(.*)\}$/, "$1") : reference;
    });
  const resolve = (value: unknown): unknown => {
    if (typeof value === "string") {
      const text = direct(value);
      return text.startsWith("${jsonencode(") ? JSON.stringify(parsePolicyText(text)) : text;
    }
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== "//")
        .map(([key, inner]) => [key, resolve(inner)]),
    );
  };
  const merged: Attributes = {};
  for (const { json } of stacks) {
    const { resource, data = {}, provider } = json;
    const { terraform_remote_state: _, ...read } = data;
    for (const [kind, types] of Object.entries({ resource, data: read } as Attributes)) {
      for (const [type, named] of Object.entries((types ?? {}) as Attributes)) {
        merged[kind] = { ...merged[kind], [type]: { ...merged[kind]?.[type], ...(resolve(named) as Attributes) } };
      }
    }
    merged["provider"] ??= provider;
  }
  return merged;
}
