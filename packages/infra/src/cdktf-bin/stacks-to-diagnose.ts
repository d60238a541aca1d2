import { type Dependencies, dependencyClosure } from "./dependency-closure";

export interface EndedCommand {
  readonly exitCode: number;
  /** Stacks (or patterns) that were asked for. */
  readonly asked: readonly string[];
  /** The stacks that are synthesised; undefined: none are, or not by this command, which failed in that. */
  readonly dependencies: Dependencies | undefined;
}

/** The stacks on which Terraform may have failed; none after a success, an interruption, or a failure before Terraform. */
export function stacksToDiagnose({ exitCode, asked, dependencies }: EndedCommand): readonly string[] {
  // Above 128 a signal ended it: whoever sent that knows why.
  if (exitCode === 0 || exitCode > 128 || dependencies === undefined) return [];
  const all = Object.keys(dependencies);
  // Without a name the CLI takes the only stack there is, and refuses several.
  if (asked.length === 0) return all.length === 1 ? all : [];
  return dependencyClosure(dependencies, asked).order;
}
