/** The parts of the Docker Engine's API objects that we read, in its own spelling. */
export interface ServiceObject {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  /** ISO 8601. */
  readonly UpdatedAt?: string;
  readonly Spec: ServiceSpec;
  readonly PreviousSpec?: ServiceSpec;
  readonly UpdateStatus?: { readonly State?: UpdateState; readonly Message?: string };
  readonly ServiceStatus?: { readonly RunningTasks: number; readonly DesiredTasks: number };
}

export type UpdateState =
  | "updating"
  | "paused"
  | "completed"
  | "rollback_started"
  | "rollback_paused"
  | "rollback_completed";

export interface ServiceSpec {
  readonly Name: string;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly TaskTemplate: TaskSpec;
  readonly Mode?: {
    readonly Replicated?: { readonly Replicas?: number };
    readonly Global?: object;
    readonly ReplicatedJob?: object;
    readonly GlobalJob?: object;
  };
  readonly UpdateConfig?: { readonly Monitor?: number; readonly Parallelism?: number };
}

export interface TaskSpec {
  readonly ContainerSpec: {
    readonly Image: string;
    /** The entrypoint, where the image's own is replaced. */
    readonly Command?: readonly string[];
    readonly StopGracePeriod?: number;
    readonly Secrets?: readonly { readonly SecretName: string; readonly File?: { readonly Name: string } }[];
    readonly Healthcheck?: {
      readonly Test?: readonly string[];
      readonly Interval?: number;
      readonly Retries?: number;
      readonly StartPeriod?: number;
    };
  };
  readonly Placement?: unknown;
}

export interface NodeObject {
  readonly ID: string;
  readonly Spec: {
    readonly Availability?: "active" | "pause" | "drain";
    readonly Role?: "manager" | "worker";
    readonly Labels?: Readonly<Record<string, string>>;
  };
  readonly Description?: {
    readonly Hostname?: string;
    readonly Platform?: { readonly Architecture?: string };
    readonly Engine?: { readonly EngineVersion?: string };
  };
  readonly Status: { readonly State: "unknown" | "down" | "ready" | "disconnected"; readonly Addr?: string };
}

export interface TaskObject {
  readonly ID: string;
  readonly ServiceID: string;
  /** Absent until the swarm has found a node for it. */
  readonly NodeID?: string;
  readonly Slot?: number;
  readonly CreatedAt: string;
  readonly Spec: TaskSpec;
  readonly DesiredState: string;
  readonly Status: {
    readonly State: TaskState;
    readonly Message?: string;
    readonly Err?: string;
    readonly ContainerStatus?: { readonly ContainerID?: string; readonly ExitCode?: number };
  };
}

export type TaskState =
  | "new"
  | "pending"
  | "assigned"
  | "accepted"
  | "preparing"
  | "ready"
  | "starting"
  | "running"
  | "complete"
  | "shutdown"
  | "failed"
  | "rejected"
  | "remove"
  | "orphaned";
