import { DjangoSwarmError } from "@django-swarm/environment";
import { type SynthesiseOptions, synthesise } from "./synthesise";

/**
 * What an app's entry point calls: writes the Terraform JSON of all that it defines. A mistake in a definition is told
 * in plain lines, with exit code 2; so `load` is what brings the definitions in.
 */
export async function runSynthesis(load: () => Promise<SynthesiseOptions>): Promise<void> {
  try {
    synthesise(await load());
  } catch (error) {
    if (!(error instanceof DjangoSwarmError)) throw error;
    const { message, details, hint } = error;
    const lines = [`error: ${message}`, ...details.map((detail) => `  ${detail}`), ...(hint ? [`next: ${hint}`] : [])];
    process.stderr.write(`${lines.join("\n")}\n`);
    process.exitCode = 2;
  }
}
