import { cloudConfig, daemonFile, environmentFile, type File, file } from "./cloud-config";

const SCRIPTS = ["metadata", "data", "swarm", "nodes", "registry-credentials", "backup", "backup-due"] as const;
const UNITS = [
  "django-swarm-data.service",
  "django-swarm-swarm.service",
  "django-swarm-nodes.service",
  "django-swarm-registry-credentials.service",
  "django-swarm-registry-credentials.timer",
  "django-swarm-backup.service",
  "django-swarm-backup-due.service",
  "django-swarm-backup-due.timer",
] as const;
const METRICS = {
  scripts: ["metrics"],
  units: ["django-swarm-metrics.service", "django-swarm-metrics.timer"],
} as const;

/** What a host is told about itself. No secret is among it: user data is readable by every container. */
export interface HostValues {
  readonly environment: string;
  readonly region: string;
  /** Host name of the ECR registry. */
  readonly registry: string;
  readonly backupsBucket: string;
  readonly efsId: string;
  /** Options of `mount -t efs`. */
  readonly efsMountOptions: string;
  /** undefined: there is none, and Postgres's folder is one of the file system like the others. */
  readonly postgresVolume?: {
    /** `vol-…`; the device is found by it. */
    readonly id: string;
    /** The id as udev writes it, without its dash. */
    readonly serial: string;
  };
  readonly dataRoot: string;
  readonly postgresDataRoot: string;
  readonly swarmAddressPool: string;
  readonly swarmSubnetPrefix: number;
  /** SSM parameter that the manager keeps the workers' join token in. */
  readonly joinTokenParameter: string;
  /** Whether it sends its disk and memory to CloudWatch, for the alarms. */
  readonly sendsMetrics: boolean;
}

const managerEnvironment = (values: HostValues): File =>
  environmentFile({
    ENVIRONMENT: values.environment,
    REGION: values.region,
    REGISTRY: values.registry,
    BACKUPS_BUCKET: values.backupsBucket,
    EFS_ID: values.efsId,
    EFS_MOUNT_OPTIONS: values.efsMountOptions,
    ...(values.postgresVolume
      ? {
          POSTGRES_VOLUME_ID: values.postgresVolume.id,
          POSTGRES_DEVICE: `/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${values.postgresVolume.serial}`,
          POSTGRES_LABEL: "postgres",
        }
      : {}),
    DATA_ROOT: values.dataRoot,
    POSTGRES_DATA_ROOT: values.postgresDataRoot,
    SWARM_ADDRESS_POOL: values.swarmAddressPool,
    SWARM_SUBNET_PREFIX: values.swarmSubnetPrefix,
    JOIN_TOKEN_PARAMETER: values.joinTokenParameter,
  });

/** The manager's user data. */
export function renderUserData(values: HostValues): string {
  const registryLogin = `${JSON.stringify({ credHelpers: { [values.registry]: "ecr-login" } })}\n`;
  const metrics = values.sendsMetrics ? METRICS : { scripts: [], units: [] };
  return cloudConfig({
    packages: ["docker", "amazon-efs-utils", "amazon-ecr-credential-helper"],
    files: [daemonFile(), managerEnvironment(values), file("/etc/django-swarm/docker-config.json", registryLogin)],
    scripts: [...SCRIPTS, ...metrics.scripts],
    units: [...UNITS, ...metrics.units],
    shared: ["table-sums.sql"],
  });
}
