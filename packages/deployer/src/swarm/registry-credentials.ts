import { ECRClient, GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import { awsClientOptions, explainAwsErrors } from "@django-swarm/aws-access";
import { RemoteError } from "@django-swarm/environment";
import { parseEcrRegistry, registryOf } from "./image-reference";

export interface RegistryCredentials {
  readonly username: string;
  readonly password: string;
  readonly serveraddress: string;
}

/** Credentials by image: a token for ECR, asked for once a registry; nothing for others. */
export class RegistryLogins {
  private readonly logins = new Map<string, Promise<RegistryCredentials>>();

  async forImage(reference: string): Promise<RegistryCredentials | undefined> {
    const registry = registryOf(reference);
    const ecr = registry === undefined ? undefined : parseEcrRegistry(registry);
    if (registry === undefined || ecr === undefined) return undefined;
    const login = this.logins.get(registry) ?? ecrLogin(registry, ecr.region);
    this.logins.set(registry, login);
    return login;
  }
}

async function ecrLogin(registry: string, region: string): Promise<RegistryCredentials> {
  const client = new ECRClient(awsClientOptions(region));
  const answer = await explainAwsErrors(`log in to ${registry}`, () =>
    client.send(new GetAuthorizationTokenCommand({})),
  );
  client.destroy();
  const token = Buffer.from(answer.authorizationData?.[0]?.authorizationToken ?? "", "base64").toString();
  const colon = token.indexOf(":");
  if (colon === -1) {
    throw new RemoteError(`AWS gave no usable login for ${registry}.`, {
      code: "registry/no-login",
      hint: "Try again.",
    });
  }
  return { username: token.slice(0, colon), password: token.slice(colon + 1), serveraddress: registry };
}
