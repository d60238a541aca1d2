import type { PostgresSetting } from "../services/postgres-settings";

/** What one service gets, and why. */
export interface ServiceExplanation {
  readonly service: string;
  /** Tasks; "global": one on every node; "job": one, before a release. */
  readonly replicas: number | "global" | "job";
  readonly memoryReservationMiB: number;
  readonly memoryLimitMiB: number;
  /** undefined: all CPU there is. */
  readonly cpuLimit?: number;
  /** Whether a release runs one more of it for a while. */
  readonly surges: boolean;
  readonly why: string;
}

/** How an environment's stack fits its hosts, and where each derived number comes from. */
export interface Explanation {
  readonly environment: string;
  readonly instanceType: string;
  readonly nodes: number;
  readonly services: readonly ServiceExplanation[];
  /** Of the manager, in MiB; see MemorySum. */
  readonly memory: {
    readonly hostMiB: number;
    readonly systemMiB: number;
    readonly reservedMiB: number;
    readonly releaseMiB: number;
    readonly freeMiB: number;
    readonly limitsMiB: number;
  };
  /** Empty where the database is attached. */
  readonly postgres: readonly PostgresSetting[];
  /** What is wrong with the stack; empty when it may be deployed. */
  readonly problems: readonly string[];
}
