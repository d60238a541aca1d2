import { ConfigError, type Environment } from "@django-swarm/environment";
import { noState } from "./no-state";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/**
 * The text of a Terraform state (version 4) → output values by name.
 *
 * @throws ConfigError for what is no such state, or one without outputs: a stack that was destroyed keeps its state.
 */
export function parseState(text: string, environment: Environment): Readonly<Record<string, unknown>> {
  let state: unknown;
  try {
    state = JSON.parse(text);
  } catch {
    state = undefined;
  }
  if (!isRecord(state) || state["version"] !== 4 || !isRecord(state["outputs"])) {
    throw new ConfigError(`The Terraform state of ${environment.name} cannot be read: it is not of version 4.`, {
      code: "outputs/malformed-state",
      hint: `Look at it with \`terraform show\`; \`cdktf deploy ${environment.name}\` writes it anew.`,
    });
  }
  const outputs = Object.entries(state["outputs"]);
  if (outputs.length === 0) throw noState(environment, "its host stack was destroyed, or never applied to the end");
  return Object.fromEntries(outputs.map(([name, output]) => [name, isRecord(output) ? output["value"] : undefined]));
}
