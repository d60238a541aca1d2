import type { Resource, Stack } from "./terraform-json";

/** Something unsafe in a stack: where, what stands there, and what would be right. */
export interface Finding {
  readonly stack: string;
  /** Terraform's address of the resource, or of the block. */
  readonly address: string;
  /** Attribute inside of it; empty: the resource as a whole. */
  readonly path: string;
  readonly found: unknown;
  readonly fix: string;
}

/** One way in which infrastructure is known to be unsafe. Sees all stacks, for some of it shows only between two. */
export type Rule = (stacks: readonly Stack[]) => readonly Finding[];

export const finding = (
  { stack, address }: Pick<Resource, "stack" | "address">,
  path: string,
  found: unknown,
  fix: string,
): Finding => ({ stack, address, path, found, fix });
