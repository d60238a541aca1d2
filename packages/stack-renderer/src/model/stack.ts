import type { Service } from "./service";

/** An overlay network that the stack brings, or one that is there before it. */
export type Network =
  | {
      readonly key: string;
      readonly kind: "overlay";
      readonly attachable: boolean;
      readonly internal: boolean;
      /** Whether one-shot jobs join it, which are no part of the stack. */
      readonly joinedByJobs?: boolean;
    }
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

/** The machine that the services share. */
export interface StackHost {
  readonly instanceType: string;
  readonly memoryMiB: number;
  /** What the system and the engine need of it. */
  readonly systemMiB: number;
  /** Machines of this type in the swarm. */
  readonly nodes: number;
  /** What the release job reserves, before the services are updated. */
  readonly releaseJobMiB: number;
  /** Names of services whose resources the environment states. */
  readonly stated: readonly string[];
}

/** Connections to the swarm's own Postgres. */
export interface DatabaseConnections {
  /** All that the application's processes can open at once. */
  readonly needed: number;
  readonly maximum: number;
}

/** Where the containers' stdout and stderr go. */
export interface Logging {
  readonly driver: string;
  readonly options: Readonly<Record<string, string>>;
}

/** What `docker stack deploy` gets, typed. */
export interface Stack {
  readonly name: string;
  readonly services: readonly Service[];
  readonly networks: readonly Network[];
  readonly configs: readonly StackConfig[];
  readonly secrets: readonly StackSecret[];
  readonly logging: Logging;
  /** undefined: part of a stack, whose host is checked with the whole. */
  readonly host?: StackHost;
  readonly connections?: DatabaseConnections;
}
