import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Scripts and units that every host gets unchanged; whatever differs between hosts is in host.env. */
const BOOT_DIRECTORY = join(__dirname, "../../boot");

const SCRIPTS = ["data", "swarm", "registry-credentials"] as const;
const UNITS = [
  "django-swarm-data.service",
  "django-swarm-swarm.service",
  "django-swarm-registry-credentials.service",
  "django-swarm-registry-credentials.timer",
] as const;

/** What a host is told about itself. No secret is among it: user data is readable by every container. */
export interface HostValues {
  readonly environment: string;
  readonly region: string;
  /** Host name of the ECR registry. */
  readonly registry: string;
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
}

const hostEnvironment = (values: HostValues): string =>
  Object.entries({
    ENVIRONMENT: values.environment,
    REGION: values.region,
    REGISTRY: values.registry,
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
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");

interface File {
  readonly path: string;
  readonly permissions: string;
  readonly content: string;
}

/** Literally: what looks like Terraform's interpolation in a shell script is the shell's. */
const bootFile = (name: string): string =>
  // In a replacement text "$$" would be one "$": hence the function.
  readFileSync(join(BOOT_DIRECTORY, name), "utf8").replaceAll(/[$%](?=\{)/g, (mark) => `${mark}${mark}`);

const daemonConfiguration = {
  "log-driver": "json-file",
  "log-opts": { "max-size": "10m", "max-file": "3" },
  // Swarm refuses it.
  "live-restore": false,
};

function files(values: HostValues): File[] {
  const registryLogin = `${JSON.stringify({ credHelpers: { [values.registry]: "ecr-login" } })}\n`;
  const file = (path: string, content: string, permissions = "0644"): File => ({ path, permissions, content });
  return [
    file("/etc/docker/daemon.json", `${JSON.stringify(daemonConfiguration)}\n`),
    file("/etc/django-swarm/host.env", hostEnvironment(values)),
    file("/etc/django-swarm/docker-config.json", registryLogin),
    ...SCRIPTS.map((name) => file(`/usr/local/sbin/django-swarm-${name}`, bootFile(`${name}.sh`), "0755")),
    ...UNITS.map((name) => file(`/etc/systemd/system/${name}`, bootFile(name))),
  ];
}

/** The host's user data: one #cloud-config, which is YAML; written as JSON, which is YAML, too, and has no quirks. */
export function renderUserData(values: HostValues): string {
  const config = {
    packages: ["docker", "amazon-efs-utils", "amazon-ecr-credential-helper"],
    write_files: files(values),
    runcmd: [
      "install -d -m 0700 /root/.docker && cp /etc/django-swarm/docker-config.json /root/.docker/config.json",
      "install -d -m 0700 -o ec2-user -g ec2-user /home/ec2-user/.docker",
      "install -m 0600 -o ec2-user -g ec2-user /etc/django-swarm/docker-config.json /home/ec2-user/.docker/config.json",
      "usermod -aG docker ec2-user",
      "systemctl daemon-reload",
      `systemctl enable docker.service ${UNITS.filter((name) => name !== "django-swarm-registry-credentials.service").join(" ")}`,
      // Not waited for: a late volume must not hold the boot, and SSH, back.
      "systemctl start --no-block docker.service django-swarm-swarm.service django-swarm-registry-credentials.timer",
    ],
  };
  return `#cloud-config\n${JSON.stringify(config, undefined, 1)}\n`;
}
