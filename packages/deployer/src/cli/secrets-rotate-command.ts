import { requiredSecrets, UsageError } from "@django-swarm/environment";
import { secretUsers } from "@django-swarm/stack-renderer";
import { assertKnown } from "../secrets/assert-known";
import { assertChanges, assertRotatable } from "../secrets/check-rotation";
import { checkValue } from "../secrets/check-value";
import { generateSecret } from "../secrets/generate-secret";
import { openSecretSource } from "../secrets/open-secret-source";
import type { Command, CommandContext } from "./command-context";
import { readValue, valueOrigin } from "./read-value";
import { assertCanConfirm, confirm } from "./terminal";

export interface RotateOptions {
  readonly names: readonly string[];
  /** Holds the new value; "-": stdin. */
  readonly file: string | undefined;
  /** Asks for the new value. */
  readonly prompt: boolean;
  readonly yes: boolean;
}

/**
 * Gives secrets new values where they are kept: random ones, or one that somebody brings. What runs keeps the old ones
 * until the next release, which is said.
 */
export const rotateSecretsCommand: Command<RotateOptions> = async (context, options) => {
  const { environment, reporter, terminal } = context;
  const names = [...new Set(options.names)];
  if (names.length === 0) throw unnamed(requiredSecrets(environment));
  assertKnown(environment, names);
  assertCanConfirm(terminal, options.yes);
  const source = await openSecretSource(environment);
  for (const name of names) source.assertWritable(name);
  const present = await source.read(names);
  const byHand = options.prompt || options.file !== undefined;
  assertRotatable(environment, { names, byHand, present });

  const values = new Map<string, string>();
  for (const name of names) values.set(name, byHand ? await broughtValue(context, options, name) : generateSecret());
  for (const [name, value] of values) assertChanges(name, value, present);
  const users = secretUsers(environment);
  const services = [...new Set(names.flatMap((name) => users.get(name) ?? []))];
  await confirm(terminal, options.yes, `Rotate ${names.join(", ")} of ${environment.name} in ${source.place}?`);
  for (const [name, value] of values) {
    // Each is whole by itself: where one cannot be written, what was written before it stands, and is told.
    await reporter.step(`Write ${name}`, () => source.write(name, value));
  }
  reporter.result(
    [
      `Rotated ${names.join(", ")} in ${source.place}. ${services.join(", ") || "Nothing"} still run${services.length > 1 ? "" : "s"} with the old value.`,
      `\`deployer release ${environment.name}\` brings the new one; it needs no new images.`,
    ].join("\n"),
    { environment: environment.name, rotated: names, services },
  );
  return undefined;
};

async function broughtValue({ environment, terminal }: CommandContext, options: RotateOptions, name: string) {
  const origin = options.prompt ? ({ kind: "prompt" } as const) : valueOrigin(options.file, terminal);
  if (origin.kind === "prompt" && !terminal.interactive) throw nobodyToAsk(name);
  return checkValue(
    environment,
    name,
    await readValue(origin, `New value of ${name} for ${environment.name}:`, terminal),
  );
}

const unnamed = (known: readonly string[]): UsageError =>
  new UsageError("Which secret shall be rotated?", {
    code: "cli/usage",
    details: known,
    hint: "`deployer secrets rotate NAME… [environment]`, e.g. `deployer secrets rotate SECRET_KEY`.",
  });

const nobodyToAsk = (name: string): UsageError =>
  new UsageError(`There is nobody to ask for the value of ${name}.`, {
    code: "cli/not-interactive",
    hint: `Pipe it in: \`deployer secrets rotate ${name} --file - --yes\`.`,
  });
