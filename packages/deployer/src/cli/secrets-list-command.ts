import { DjangoSwarmError } from "@django-swarm/environment";
import { describeSecrets, runningSecrets, type SecretFacts } from "../secrets/describe-secrets";
import { formatSecrets } from "../secrets/format-secrets";
import { openSecretSource } from "../secrets/open-secret-source";
import { readSecretFacts } from "../secrets/read-secret-facts";
import { readStack } from "../swarm/read-stack";
import { withManager } from "../swarm/with-manager";
import type { Command, CommandContext } from "./command-context";

/** Names and where they stand. Secrets are kept whether or not there is a host, so one that sleeps is no error. */
export const listSecretsCommand: Command<{ hostTimeoutMs: number }> = async (context, { hostTimeoutMs }) => {
  const { environment, reporter } = context;
  const source = await openSecretSource(environment);
  const facts = await readSecretFacts(environment, source);
  const running = await readRunning(context, hostTimeoutMs);
  const secrets = describeSecrets({ ...facts, running });
  const { name } = environment;
  reporter.result(formatSecrets(source.place, name, secrets), { environment: name, place: source.place, secrets });
  return undefined;
};

async function readRunning(context: CommandContext, hostTimeoutMs: number): Promise<SecretFacts["running"]> {
  try {
    return await withManager({ ...context, hostTimeoutMs }, async ({ engine }) =>
      runningSecrets(await readStack(engine, context.environment.name)),
    );
  } catch (error) {
    if (!(error instanceof DjangoSwarmError)) throw error;
    context.reporter.info(`What the swarm has was not seen: ${error.message}`);
    return undefined;
  }
}
