import { requiredSecrets } from "@django-swarm/environment";
import { assertKnown } from "../secrets/assert-known";
import { isSetByHand, malformedUrls } from "../secrets/attached-urls";
import { checkValue } from "../secrets/check-value";
import { generateSecret } from "../secrets/generate-secret";
import { openSecretSource } from "../secrets/open-secret-source";
import { assertComplete } from "../secrets/read-required-secrets";
import type { Command } from "./command-context";
import { readValue, valueOrigin } from "./read-value";
import { assertCanConfirm, confirm } from "./terminal";

/** The value comes from a file, a hidden prompt or stdin: never from the command line, which others can see. */
export const setSecretCommand: Command<{ name: string; file: string | undefined; yes: boolean }> = async (
  context,
  { name, file, yes },
) => {
  const { environment, reporter, terminal } = context;
  assertKnown(environment, [name]);
  assertCanConfirm(terminal, yes);
  const source = await openSecretSource(environment);
  source.assertWritable(name);
  const raw = await readValue(valueOrigin(file, terminal), `Value of ${name} for ${environment.name}:`, terminal);
  await source.write(name, checkValue(environment, name, raw));
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
