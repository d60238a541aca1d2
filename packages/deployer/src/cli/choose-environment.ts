import { type Environment, selectEnvironment, UsageError } from "@django-swarm/environment";
import type { Terminal } from "./terminal";

/** The environment that a command means; on a terminal a person is asked when several are possible. */
export async function chooseEnvironment(
  environments: readonly Environment[],
  argument: string | undefined,
  terminal: Terminal,
): Promise<Environment> {
  const stackName = process.env["STACK_NAME"];
  const selected = selectEnvironment(environments, { argument, stackName });
  if (selected) return selected;
  const names = environments.map(({ name }) => name);
  if (terminal.interactive) {
    const answer = await terminal.ask(`Which environment? (${names.join(", ")})`);
    const asked = selectEnvironment(environments, { argument: answer.trim(), stackName: undefined });
    if (asked) return asked;
  }
  throw new UsageError("Which environment? There are several.", {
    code: "environment/unnamed",
    details: names,
    hint: "Name one as the argument, or in $STACK_NAME.",
  });
}
