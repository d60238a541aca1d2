import {
  DATA_ROOT,
  type Environment,
  fullServiceName,
  hostKeyParameterName,
  managerPrivateIp,
  POSTGRES_DATA_ROOT,
  portainerHost,
  secretsWrapper,
  webServiceName,
} from "@django-swarm/environment";
import { TerraformOutput, type TerraformStack } from "cdktf";
import type { HostOutputs } from "../outputs";
import { SSH_USER } from "./ssh-user";

export interface OutputTokens {
  readonly publicIp: string;
  readonly instanceId: string;
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly nodesSecurityGroupId: string;
  readonly backendRepositoryUrl: string;
  readonly frontendRepositoryUrl: string;
  readonly assetsBucketName: string;
  readonly backupsBucketName: string;
  readonly workerIds: readonly string[];
  readonly workerPrivateIps: readonly string[];
}

function sshCommand(environment: Environment, tokens: OutputTokens): string {
  const { ssh } = environment.host;
  if (ssh.kind === "allow-list") return `ssh ${SSH_USER}@${tokens.publicIp}`;
  return `aws ssm start-session --region ${environment.region} --target ${tokens.instanceId}`;
}

const webService = (environment: Environment): string => fullServiceName(environment.name, webServiceName(environment));

/** As the application's own process runs: `docker exec` does not see the secrets that a script exported for it. */
function inBackend(environment: Environment, command: readonly string[]): string {
  const container = `$(docker ps -q -f name=${webService(environment)} -f health=healthy | head -n 1)`;
  return ["docker exec -it", container, ...secretsWrapper(environment), ...command].join(" ");
}

/** A shell; without one in the image, Django's. */
const backendShell = (environment: Environment): readonly string[] =>
  secretsWrapper(environment).length > 0 ? ["/bin/sh"] : ["python", "manage.py", "shell"];

const values = (environment: Environment, tokens: OutputTokens): HostOutputs => ({
  environment: environment.name,
  region: environment.region,
  manager_public_ip: tokens.publicIp,
  manager_private_ip: managerPrivateIp(environment),
  manager_instance_id: tokens.instanceId,
  host_key_parameter: hostKeyParameterName(environment.name, tokens.instanceId),
  vpc_id: tokens.vpcId,
  subnet_ids: tokens.subnetIds,
  nodes_security_group_id: tokens.nodesSecurityGroupId,
  application_host_name: environment.domain.host,
  application_url: `https://${environment.domain.host}/`,
  portainer_host_name: portainerHost(environment),
  portainer_url: `https://${portainerHost(environment)}/`,
  backend_repository_url: tokens.backendRepositoryUrl,
  frontend_repository_url: tokens.frontendRepositoryUrl,
  assets_bucket_name: tokens.assetsBucketName,
  backups_bucket_name: tokens.backupsBucketName,
  worker_instance_ids: tokens.workerIds,
  worker_private_ips: tokens.workerPrivateIps,
  data_root: DATA_ROOT,
  postgres_data_root: POSTGRES_DATA_ROOT,
  ssh_user: SSH_USER,
  ssh_command: sshCommand(environment, tokens),
  backend_exec_command: inBackend(environment, backendShell(environment)),
  backend_manage_command: inBackend(environment, ["python", "manage.py"]),
  logs_command: `docker service logs --follow --timestamps ${webService(environment)}`,
});

/** The host stack's outputs, under the contract's names. */
export function declareOutputs(stack: TerraformStack, environment: Environment, tokens: OutputTokens): void {
  for (const [name, value] of Object.entries(values(environment, tokens))) {
    new TerraformOutput(stack, name, { value, staticId: true });
  }
}
