import type { Stack } from "./model/stack";
import { RULES } from "./rules";
import type { Problem, Rule } from "./rules/rule";

export type { Problem } from "./rules/rule";

/** Everything that is wrong with a stack, at once, each with its rule's name; empty when it may be deployed. */
export const checkStack = (stack: Stack): readonly Problem[] =>
  Object.entries<Rule>(RULES).flatMap(([name, rule]) => rule(stack).map((problem) => `${problem} [${name}]`));
