import { cloudConfig, daemonFile, environmentFile } from "./cloud-config";

const SCRIPTS = ["metadata", "data", "join", "leave", "node-label", "images"] as const;
const UNITS = [
  "django-swarm-data.service",
  "django-swarm-join.service",
  "django-swarm-leave.service",
  "django-swarm-images.service",
  "django-swarm-images.timer",
] as const;

/** What a worker is told about itself; no secret is among it. */
export interface WorkerValues {
  readonly region: string;
  readonly efsId: string;
  /** Options of `mount -t efs`. */
  readonly efsMountOptions: string;
  readonly dataRoot: string;
  /** Private address of the manager, which keeps its address when it is replaced. */
  readonly managerAddress: string;
  /** SSM parameter that the manager keeps the workers' join token in. */
  readonly joinTokenParameter: string;
}

/**
 * A worker's user data. Without a registry's login: the swarm hands each task's credentials to the node that runs it.
 */
export const renderWorkerUserData = (values: WorkerValues): string =>
  cloudConfig({
    packages: ["docker", "amazon-efs-utils"],
    files: [
      // Rewritten when the host leaves: see boot/node-label.sh.
      daemonFile({ labels: ["django-swarm.node=worker"] }),
      environmentFile({
        REGION: values.region,
        EFS_ID: values.efsId,
        EFS_MOUNT_OPTIONS: values.efsMountOptions,
        DATA_ROOT: values.dataRoot,
        MANAGER_ADDRESS: values.managerAddress,
        JOIN_TOKEN_PARAMETER: values.joinTokenParameter,
      }),
    ],
    scripts: SCRIPTS,
    units: UNITS,
  });
