import type { Service } from "./service";

/** An overlay network that the stack brings, or one that is there before it. */
export type Network =
  | { readonly key: string; readonly kind: "overlay"; readonly attachable: boolean; readonly internal: boolean }
  | { readonly key: string; readonly kind: "external"; readonly name: string };

/** A file in the swarm, created before the stack under a name that changes with its content. */
export interface StackConfig {
  readonly key: string;
  readonly name: string;
  readonly content: string;
}

/** A secret in the swarm, created before the stack under a name that changes with its value. */
export interface StackSecret {
  readonly key: string;
  readonly name: string;
}

/** What `docker stack deploy` gets, typed. */
export interface Stack {
  readonly name: string;
  readonly services: readonly Service[];
  readonly networks: readonly Network[];
  readonly configs: readonly StackConfig[];
  readonly secrets: readonly StackSecret[];
}
