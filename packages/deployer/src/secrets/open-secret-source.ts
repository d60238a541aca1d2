import type { Environment } from "@django-swarm/environment";
import type { SecretSource } from "./secret-source";

/** The source that the environment names; what it needs is loaded only now. */
export async function openSecretSource(environment: Environment): Promise<SecretSource> {
  if (environment.secrets.kind === "ssm") {
    const { SsmSecretSource } = await import("./ssm-secret-source.js");
    return new SsmSecretSource(environment);
  }
  const { VariableSecretSource } = await import("./variable-secret-source.js");
  return new VariableSecretSource(environment, process.env);
}
