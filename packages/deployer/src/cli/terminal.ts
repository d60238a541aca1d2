import { UsageError } from "@django-swarm/environment";
import { read } from "read";
import { Interrupted } from "./exit-code";

/** The person at the other end, if there is one. */
export interface Terminal {
  /** Whether somebody can answer. */
  readonly interactive: boolean;
  ask(question: string): Promise<string>;
  /** What is typed does not show. */
  askHidden(question: string): Promise<string>;
  /** Everything that is piped in. */
  readStdin(): Promise<string>;
}

/** @param json nobody is asked while stdout is for programs. */
export function processTerminal(json: boolean): Terminal {
  const prompt = async (question: string, silent: boolean): Promise<string> => {
    try {
      return await read({ prompt: `${question} `, silent, replace: silent ? "" : undefined, output: process.stderr });
    } catch (error) {
      if (error instanceof Error && error.message === "canceled") throw new Interrupted();
      throw error;
    }
  };
  return {
    interactive: !json && Boolean(process.stdin.isTTY && process.stderr.isTTY),
    ask: (question) => prompt(question, false),
    askHidden: (question) => prompt(question, true),
    readStdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString();
    },
  };
}

/**
 * Goes on only with `--yes` or a person's consent.
 *
 * @throws UsageError when nobody can be asked, or the answer is no.
 */
export async function confirm(terminal: Terminal, yes: boolean, question: string): Promise<void> {
  if (yes) return;
  assertCanConfirm(terminal, yes);
  const answer = await terminal.ask(`${question} [y/N]`);
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new UsageError("Not confirmed: nothing was changed.", {
    code: "cli/declined",
    hint: "Run it again and answer y, or pass --yes.",
  });
}

/** Refuses at once what could not be confirmed later. */
export function assertCanConfirm(terminal: Terminal, yes: boolean): void {
  if (yes || terminal.interactive) return;
  throw new UsageError("This changes something, and there is nobody to confirm it.", {
    code: "cli/needs-yes",
    hint: "Pass --yes.",
  });
}
