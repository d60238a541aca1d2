import type { Parting } from "../report/parting";
import { EXIT_CODES, Interrupted } from "./exit-code";

/**
 * The first signal ends the command between two steps, the second at once, with a word about what is left behind.
 *
 * @returns what stops listening.
 */
export function onInterruption(controller: AbortController, parting: Parting): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const interrupt = (): void => {
    if (controller.signal.aborted) {
      if (parting.words !== undefined) process.stderr.write(`\n${parting.words}\n`);
      process.exit(EXIT_CODES.interrupted);
    }
    if (parting.words !== undefined) {
      process.stderr.write("\nInterrupted: this step ends, then everything goes back. Once more to leave at once.\n");
    }
    controller.abort(new Interrupted());
  };
  for (const signal of signals) process.on(signal, interrupt);
  return () => {
    for (const signal of signals) process.removeListener(signal, interrupt);
  };
}
