import { requiredSecrets, UsageError } from "@django-swarm/environment";
import { checkValue } from "../secrets/check-value";
import { generateSecret } from "../secrets/generate-secret";
import { openSecretSource } from "../secrets/open-secret-source";
import { missingSecrets } from "../secrets/read-required-secrets";
import type { Command } from "./command-context";
import { assertCanConfirm, confirm } from "./terminal";

/** The value comes from a hidden prompt or from stdin: never from the command line, which others can see. */
export const setSecretCommand: Command<{ name: string; yes: boolean }> = async (context, { name, yes }) => {
  const { environment, reporter, terminal } = context;
  const known = requiredSecrets(environment);
  if (!known.includes(name)) {
    throw new UsageError(`${environment.name} has no secret "${name}".`, {
      code: "secrets/unknown",
      details: known,
      hint: "Name one of these, or declare it under app.secrets in the environment's definition.",
    });
  }
  assertCanConfirm(terminal, yes);
  const raw = terminal.interactive
    ? await terminal.askHidden(`Value of ${name} for ${environment.name}:`)
    : await terminal.readStdin();
  const value = checkValue(name, raw);
  const source = await openSecretSource(environment);
  await source.write(name, value);
  reporter.result(`Set ${name} in ${source.place}. The next release brings it into the swarm.`, {
    environment: environment.name,
    set: [name],
  });
  return undefined;
};

export const generateSecretsCommand: Command<{ yes: boolean }> = async (context, { yes }) => {
  const { environment, reporter, terminal } = context;
  assertCanConfirm(terminal, yes);
  const source = await openSecretSource(environment);
  const names = requiredSecrets(environment);
  const present = await source.read(names);
  const missing = names.filter((name) => !present.has(name));
  if (missing.length > 0) {
    await confirm(terminal, yes, `Make ${missing.join(", ")} for ${environment.name}?`);
    for (const name of missing) await source.write(name, generateSecret());
  }
  reporter.result(
    missing.length > 0 ? `Made ${missing.join(", ")} in ${source.place}.` : `Nothing is missing in ${source.place}.`,
    { environment: environment.name, made: missing, kept: [...present.keys()] },
  );
  return undefined;
};

export const checkSecretsCommand: Command<object> = async ({ environment, reporter }) => {
  const source = await openSecretSource(environment);
  const names = requiredSecrets(environment);
  const present = await source.read(names);
  const missing = names.filter((name) => !present.has(name));
  reporter.result(names.map((name) => `${present.has(name) ? "present" : "missing"}  ${name}`).join("\n"), {
    environment: environment.name,
    present: [...present.keys()],
    missing,
  });
  if (missing.length > 0) throw missingSecrets(environment, source.place, missing);
  return undefined;
};
