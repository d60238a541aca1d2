import type { Clock } from "../clock";
import type { SwarmChanges } from "./changes-of-swarm";
import type { NodeObject } from "./engine-objects";
import type { MissingObjects, WantedObjects } from "./ensure-objects";
import type { LiveStack } from "./read-stack";

/** A config object of the swarm, without its content. */
export interface StoredConfig {
  readonly id: string;
  readonly name: string;
  /** Rises with every change of its labels. */
  readonly version: number;
  readonly labels: Readonly<Record<string, string>>;
}

/** An image on the manager. */
export interface StoredImage {
  /** `repository:tag` and `repository@digest`, all that it is known by. */
  readonly references: readonly string[];
  /** With layers that other images have, too. */
  readonly sizeBytes: number;
  /** Whether a container has it, one that has ended included. */
  readonly isUsed: boolean;
}

/** Says in whose name something is changed: refused when the lock has another fencing number or token by now. */
export interface Fence {
  /** Name of the config that is the lock. */
  readonly lock: string;
  readonly number: number;
  readonly token: string;
}

/** Something that changes what runs, or takes away what might be needed. Each may be done twice. */
export type Change =
  | { readonly kind: "deploy"; readonly stackName: string; readonly yaml: string }
  /** Full names; one that is not there is no error. */
  | { readonly kind: "remove-services"; readonly services: readonly string[] }
  | { readonly kind: "scale-to-zero"; readonly services: readonly string[] }
  /** Makes the next deployment set the image, whatever the CLI remembers. */
  | { readonly kind: "forget-image"; readonly services: readonly string[] }
  /** One that a service uses stays. */
  | { readonly kind: "remove-objects"; readonly secrets: readonly string[]; readonly configs: readonly string[] }
  /** By reference, on the manager; one that a container has stays. */
  | { readonly kind: "remove-images"; readonly references: readonly string[] };

export type ChangeAnswer =
  | { readonly outcome: "done" }
  /** What the CLI said, line by line; part of it may have been done. */
  | { readonly outcome: "refused"; readonly lines: readonly string[] }
  /** Somebody else holds the lock: nothing was done. */
  | { readonly outcome: "deposed" };

/**
 * A swarm as the release procedure sees it. Every method may throw an error for which {@link isUnreachable} is true;
 * whether what it asked for was done is then unknown.
 */
export interface Cluster {
  readonly clock: Clock;
  /** Connects again after it was unreachable, until the deadline. @throws RemoteError then. */
  reconnect(timeoutMs: number, signal: AbortSignal): Promise<void>;

  readStack(stackName: string): Promise<LiveStack>;
  readNodes(): Promise<readonly NodeObject[]>;
  listenToChanges(): Promise<SwarmChanges>;
  /** The last lines that a task printed, oldest first; empty when the engine cannot tell. */
  lastLogLines(taskId: string, count: number): Promise<readonly string[]>;
  /** What a container's health checks last said, when they failed; undefined: they did not, or nobody can tell. */
  failedHealthCheck(containerId: string): Promise<string | undefined>;
  /** The name of a container on the manager that has this port of its host; undefined: none has, or nobody can tell. */
  portHolder(port: number): Promise<string | undefined>;
  followLogs(taskId: string, onLine: (line: string) => void): Promise<{ readonly stop: () => Promise<void> }>;

  /** Those with this label, by the environment's name. */
  listConfigs(environmentName: string): Promise<readonly StoredConfig[]>;
  listSecretNames(environmentName: string): Promise<readonly string[]>;
  listImages(): Promise<readonly StoredImage[]>;
  /** undefined: it is gone. */
  readConfig(name: string): Promise<Buffer | undefined>;
  /** @returns false when there is one of that name. */
  createConfig(name: string, content: Buffer, labels: Readonly<Record<string, string>>): Promise<boolean>;
  /** Replaces the labels of a config, unless it was changed since it was read: then false. */
  relabelConfig(config: StoredConfig, labels: Readonly<Record<string, string>>): Promise<boolean>;
  missingObjects(wanted: WantedObjects): Promise<MissingObjects>;
  createObjects(environmentName: string, wanted: WantedObjects, missing: MissingObjects): Promise<void>;

  /** Carries a change out on the host itself, where it goes on when we are cut off. One at a time. */
  change(fence: Fence, change: Change): Promise<ChangeAnswer>;
  /** Ends a change that is under way, whoever began it; when this returns it does nothing more. */
  endChange(): Promise<void>;
}
