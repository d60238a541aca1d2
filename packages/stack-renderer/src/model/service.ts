import type { HealthCheck, NoHealthCheck } from "./health-check";

/** A directory of the host in the container. It must exist on every node that the service may run on. */
export interface BindMount {
  readonly source: string;
  readonly target: string;
  readonly readOnly?: boolean;
}

/** A file system in memory; counts towards the container's memory limit. */
export interface MemoryMount {
  readonly target: string;
  readonly sizeMiB: number;
}

/** A swarm config as a file. `config` is its key in the stack. */
export interface ConfigFile {
  readonly config: string;
  readonly target: string;
}

/** A port of the node itself ("host mode"): no ingress network, and the client's address stays visible. */
export interface HostPort {
  readonly port: number;
  readonly protocol: "tcp" | "udp";
}

export interface Resources {
  readonly memoryLimitMiB: number;
  readonly memoryReservationMiB: number;
  /** Fraction of one CPU that it may use; undefined: all there is. */
  readonly cpuLimit?: number;
}

/** What a container runs; without both, what its image says. */
export interface ServiceCommand {
  /** Replaces the image's entrypoint and its command. */
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
}

interface ServiceBase extends ServiceCommand {
  readonly name: string;
  readonly image: string;
  /** `uid:gid`; undefined: the image's own. */
  readonly user?: string;
  /** Never secrets: whoever may read the engine's API sees them. */
  readonly environment: Readonly<Record<string, string>>;
  /** Keys of the stack's networks. */
  readonly networks: readonly string[];
  /** Another service's name, whose calls it shares: in every network it answers to both. */
  readonly answersAs?: string;
  /** Keys of the stack's configs. */
  readonly configs: readonly ConfigFile[];
  /** Keys of the stack's secrets; each is the file /run/secrets/<key>. */
  readonly secrets: readonly string[];
  readonly binds: readonly BindMount[];
  readonly memoryMounts: readonly MemoryMount[];
  readonly healthCheck: HealthCheck | NoHealthCheck;
  readonly resources: Resources;
  /**
   * From the stop signal, how long it may still be at work: it serves on for a while, and ends what it has begun.
   * undefined: it ends at once.
   */
  readonly busyMs?: number;
  /** From the stop signal to SIGKILL. */
  readonly stopGracePeriodMs: number;
  readonly stopSignal?: string;
  /** Placement constraints, e.g. `node.role == manager`. */
  readonly constraints: readonly string[];
  /** Labels of the service: Traefik reads these. */
  readonly labels: Readonly<Record<string, string>>;
  /** Said out loud: no allow-list, although whoever is in is root on the host. */
  readonly isOpenToAnyone?: boolean;
}

/**
 * Any number of replicas; the new one is healthy before an old one goes. Without a health check the engine takes a
 * process that has begun for one that works, and shuts the old one down: so there must be one.
 */
export interface RollingService extends ServiceBase {
  readonly rollout: "rolling";
  readonly healthCheck: HealthCheck;
  readonly replicas: number;
}

/**
 * Exactly one, and the old one ends before the new one starts: for what owns files, has a port of the node, or must
 * never run twice. Only such a service has ports and data of its own.
 */
export interface SingletonService extends ServiceBase {
  readonly rollout: "singleton";
  readonly ports?: readonly HostPort[];
  /** Directories that no second process may write to. */
  readonly data?: readonly BindMount[];
}

/** One on every node. */
export interface GlobalService extends ServiceBase {
  readonly rollout: "global";
}

/** Runs once to its end and is never started again by itself. */
export interface JobService extends ServiceBase {
  readonly rollout: "job";
}

export type Service = RollingService | SingletonService | GlobalService | JobService;
