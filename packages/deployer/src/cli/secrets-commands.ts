import { requiredSecrets, UsageError } from "@django-swarm/environment";
import { isSetByHand, malformedUrls } from "../secrets/attached-urls";
import { checkValue } from "../secrets/check-value";
import { generateSecret } from "../secrets/generate-secret";
import { openSecretSource } from "../secrets/open-secret-source";
import { assertComplete } from "../secrets/read-required-secrets";
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
  const value = checkValue(environment, name, raw);
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
  const byHand = missing.filter((name) => isSetByHand(environment, name));
  const made = missing.filter((name) => !byHand.includes(name));
  if (made.length > 0) {
    await confirm(terminal, yes, `Make ${made.join(", ")} for ${environment.name}?`);
    for (const name of made) await source.write(name, generateSecret());
  }
  const lines = [
    ...(made.length > 0 ? [`Made ${made.join(", ")} in ${source.place}.`] : []),
    ...byHand.map(
      (name) =>
        `${name} is the URL of an attached service: only you know it. Set it with \`deployer secrets set ${name} ${environment.name}\`.`,
    ),
  ];
  reporter.result(lines.join("\n") || `Nothing is missing in ${source.place}.`, {
    environment: environment.name,
    made,
    byHand,
    kept: [...present.keys()],
  });
  return undefined;
};

export const checkSecretsCommand: Command<object> = async ({ environment, reporter }) => {
  const source = await openSecretSource(environment);
  const names = requiredSecrets(environment);
  const values = await source.read(names);
  const malformed = malformedUrls(environment, values);
  const stateOf = (name: string) => (!values.has(name) ? "missing" : malformed.has(name) ? "malformed" : "present");
  const inState = (state: string) => names.filter((name) => stateOf(name) === state);
  reporter.result(names.map((name) => `${stateOf(name)}  ${name}`).join("\n"), {
    environment: environment.name,
    present: inState("present"),
    missing: inState("missing"),
    malformed: inState("malformed"),
  });
  assertComplete(environment, source.place, values);
  return undefined;
};
