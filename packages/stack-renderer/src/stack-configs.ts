import type { Stack } from "./model/stack";

/** The swarm configs that must exist before the stack is deployed: name and content. */
export const stackConfigs = (stack: Stack): readonly { readonly name: string; readonly content: string }[] =>
  stack.configs.map(({ name, content }) => ({ name, content }));
