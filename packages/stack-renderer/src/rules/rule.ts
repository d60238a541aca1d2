import type { Stack } from "../model/stack";

/** A line for whoever wrote the environment: `path: what would be right (found …)`. */
export type Problem = string;

/** One mistake that stacks are known for. */
export type Rule = (stack: Stack) => readonly Problem[];

export const problem = (path: string, fix: string, found: unknown): Problem =>
  `${path}: ${fix} (found ${JSON.stringify(found)})`;

/** The items whose key another one before it has, too. */
export function duplicates<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    const twice = seen.has(key);
    seen.add(key);
    return twice;
  });
}
