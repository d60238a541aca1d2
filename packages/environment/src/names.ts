import { cidrBounds, formatAddress, subnetOf } from "./cidr";
import type { Environment } from "./define-environment";

/** Where the host mounts what must last: EFS, with the Postgres volume mounted over one folder of it. */
export const DATA_ROOT = "/data";
export const POSTGRES_DATA_ROOT = "/data/postgres";

export const networkStackName = (environment: Environment): string => `${environment.name}-network`;
export const storageStackName = (environment: Environment): string => `${environment.name}-storage`;
export const hostStackName = (environment: Environment): string => environment.name;

/** Key of a Terraform stack's state in the state bucket. */
export const stateKey = (environment: Environment, stack: "network" | "storage" | "host"): string =>
  `${environment.name}/${stack}.tfstate`;

/** SSM parameter (SecureString) that holds a secret's value. */
export const secretParameterName = (environment: Environment, secret: string): string =>
  `/${environment.name}/secrets/${secret}`;

/** SSM parameter into which a host publishes its SSH host key, once. */
export const hostKeyParameterName = (environmentName: string, instanceId: string): string =>
  `/${environmentName}/hosts/${instanceId}/ssh-host-key`;

export const backendRepositoryName = (environment: Environment): string => `${environment.name}-backend`;
export const frontendRepositoryName = (environment: Environment): string => `${environment.name}-frontend`;

/** The two public subnets: the first two /24 of the VPC. */
export const subnetCidrs = (environment: Environment): readonly [string, string] => [
  subnetOf(environment.network.vpcCidr, 24, 0),
  subnetOf(environment.network.vpcCidr, 24, 1),
];

/** The manager's private address is fixed, so that nodes and the swarm find it again after a replacement. */
export const managerPrivateIp = (environment: Environment): string =>
  formatAddress(cidrBounds(environment.network.vpcCidr).first + 10);

export const portainerHost = (environment: Environment): string =>
  environment.domain.portainerHost ?? `portainer.${environment.domain.host}`;

/** CPU architecture of an instance type: Graviton families carry a `g` after their generation. */
export const architectureOf = (instanceType: string): "arm64" | "x86_64" =>
  /^(a1|[a-z]+\d+g[a-z]*)\./.test(instanceType) ? "arm64" : "x86_64";

/** Every secret the environment needs: the application's, Postgres's own and Portainer's. */
export const requiredSecrets = (environment: Environment): readonly string[] => [
  ...new Set([
    ...environment.app.secrets,
    "POSTGRES_PASSWORD",
    ...(environment.portainer.kind === "enabled" ? ["PORTAINER_ADMIN_PASSWORD"] : []),
  ]),
];
