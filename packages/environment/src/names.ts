import { cidrBounds, formatAddress, subnetOf } from "./cidr";
import type { Environment } from "./environment";
import { architectureOf } from "./instance-type";

/** Where the host mounts what must last: EFS, with the Postgres volume mounted over one folder of it. */
export const DATA_ROOT = "/data";
export const POSTGRES_DATA_ROOT = "/data/postgres";

export const networkStackName = (environment: Environment): string => `${environment.name}-network`;
export const storageStackName = (environment: Environment): string => `${environment.name}-storage`;
export const hostStackName = (environment: Environment): string => environment.name;

export const imagesStackName = (environment: Environment): string => `${environment.name}-images`;

/** Whether the images are built by a stack of the environment's own. */
export const hasImagesStack = ({ app, emulator }: Environment): boolean =>
  app.build !== undefined && !emulator?.omit.includes("images-stack");

/** The Terraform stacks of an environment; `images` is optional. */
export type StackKind = "network" | "storage" | "host" | "images";

/** Key of a stack's state in the state bucket. */
export const stateKey = (environment: Environment, stack: StackKind): string => `${environment.name}/${stack}.tfstate`;

/** SSM parameter (SecureString) that holds a secret's value. */
export const secretParameterName = (environment: Environment, secret: string): string =>
  `/${environment.name}/secrets/${secret}`;

/** SSM parameter into which a host publishes its SSH host key, once. */
export const hostKeyParameterName = (environmentName: string, instanceId: string): string =>
  `/${environmentName}/hosts/${instanceId}/ssh-host-key`;

/** IAM policy with the most that a host of the environment may ever do. */
export const hostBoundaryName = (environment: Environment): string => `${environment.name}-host-boundary`;

/** SSM parameter (SecureString) into which the manager writes the token that workers join its swarm with. */
export const joinTokenParameterName = (environmentName: string): string =>
  `/${environmentName}/swarm/worker-join-token`;

export const backendRepositoryName = (environment: Environment): string => `${environment.name}-backend`;
export const frontendRepositoryName = (environment: Environment): string => `${environment.name}-frontend`;

/** The public subnets: the first /24 ranges of the VPC. */
export const subnetCidrs = ({ network }: Environment): readonly [string, ...string[]] => {
  const first = subnetOf(network.vpcCidr, 24, 0);
  return network.subnets === 1 ? [first] : [first, subnetOf(network.vpcCidr, 24, 1)];
};

/** The manager's private address is fixed, so that nodes and the swarm find it again after a replacement. */
export const managerPrivateIp = (environment: Environment): string =>
  formatAddress(cidrBounds(environment.network.vpcCidr).first + 10);

/** Whether Postgres has a volume of its own. It outlives the service: an attached database alone takes nothing away. */
export const hasPostgresVolume = ({ storage }: Environment): boolean => storage.postgres === "ebs";

export const portainerHost = (environment: Environment): string =>
  environment.domain.portainerHost ?? `portainer.${environment.domain.host}`;

/** The names that the site is served under; the first is its own. */
export const siteHosts = ({ domain }: Environment): readonly [string, ...string[]] => [domain.host, ...domain.aliases];

/** What the application's images are built for, in Docker's words. */
export const imagePlatform = ({ host }: Environment): "linux/arm64" | "linux/amd64" =>
  architectureOf(host.instanceType) === "arm64" ? "linux/arm64" : "linux/amd64";

/**
 * The engine's name of a service. In each of its networks it answers to this and to its own short one, which a service
 * of another stack may have as well.
 */
export const fullServiceName = (stackName: string, serviceName: string): string => `${stackName}_${serviceName}`;

/** CloudWatch namespace of the metrics that an environment's hosts send; their role may write into no other. */
export const metricsNamespace = (environment: Environment): string => `django-swarm/${environment.name}`;

/** CloudWatch log group of the containers, where `logs` says so; the hosts' roles may write into no other. */
export const logGroupName = (environment: Environment): string => `/django-swarm/${environment.name}`;

/** SNS topic that alarms are sent to. */
export const alarmTopicName = (environment: Environment): string => `${environment.name}-alarms`;

/** Secrets that the application reads: its own, and how it reaches its database and cache. */
export const applicationSecrets = ({
  app,
  database,
  cache,
}: Pick<Environment, "app" | "database" | "cache">): readonly string[] => [
  ...new Set([
    // An attached database's password is in its URL.
    ...app.secrets.filter((name) => name !== "POSTGRES_PASSWORD" || database.kind === "swarm"),
    database.kind === "swarm" ? "POSTGRES_PASSWORD" : database.url.secret,
    ...(cache.kind === "attached" ? [cache.url.secret] : []),
  ]),
];

/** Every secret the environment needs: the application's, its further services' and Portainer's. */
export const requiredSecrets = (environment: Environment): readonly string[] => [
  ...new Set([
    ...applicationSecrets(environment),
    ...environment.app.services.flatMap(({ secrets }) => secrets),
    ...(environment.portainer.kind === "enabled" ? ["PORTAINER_ADMIN_PASSWORD"] : []),
  ]),
];
