import { readFile } from "node:fs/promises";
import { UsageError } from "@django-swarm/environment";
import type { Terminal } from "./terminal";

/** Where a value that a person knows comes from: never the command line, which others can see. */
export type ValueOrigin =
  | { readonly kind: "prompt" }
  | { readonly kind: "stdin" }
  | { readonly kind: "file"; readonly file: string };

/** A file when one is named ("-": stdin); else a hidden prompt where somebody can answer, else stdin. */
export function valueOrigin(file: string | undefined, terminal: Terminal): ValueOrigin {
  if (file !== undefined && file !== "-") return { kind: "file", file };
  return file === undefined && terminal.interactive ? { kind: "prompt" } : { kind: "stdin" };
}

/** What somebody typed, piped, or keeps in a file, as it came. @throws UsageError for a file that cannot be read. */
export async function readValue(origin: ValueOrigin, question: string, terminal: Terminal): Promise<string> {
  switch (origin.kind) {
    case "prompt":
      return terminal.askHidden(question);
    case "stdin":
      return terminal.readStdin();
    case "file":
      try {
        return await readFile(origin.file, "utf8");
      } catch (cause) {
        throw new UsageError(`The file ${origin.file} cannot be read.`, {
          code: "secrets/unreadable-file",
          details: [(cause as Error).message],
          hint: "Name a file that holds the value and nothing else; `-` is stdin.",
          cause,
        });
      }
  }
}
