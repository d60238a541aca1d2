import { delimiter, join } from "node:path";
import { inRehearsal, type Layout } from "../layout";
import type { ProgressLine } from "../report/progress-lines";
import type { Note } from "../report/steps";
import { type RunResult, run } from "./run";

/** Runs one of the project's commands with the variables of `.rehearsal/env`, as somebody would type it. */
export type RunCommand = (
  command: readonly [string, ...string[]],
  options?: {
    readonly input?: string;
    readonly env?: Readonly<Record<string, string>>;
    /** Is told what the command's lines say about its progress. */
    readonly tell?: { readonly note: Note; readonly of: ProgressLine };
  },
) => Promise<RunResult>;

/** What `.rehearsal/env` puts before the PATH: the rehearsal's own commands, then the workspace's. */
export const commandPath = (layout: Layout): string =>
  [
    inRehearsal(layout, "bin"),
    join(layout.root, ".tools/node_modules/.bin"),
    join(layout.root, "node_modules/.bin"),
  ].join(delimiter);

function passOn(line: string, { note, of }: { readonly note: Note; readonly of: ProgressLine }): void {
  const progress = of(line);
  if (progress !== undefined) note(progress);
}

/** Output goes to a log file named after the command. */
export const commandRunner =
  (layout: Layout, variables: Readonly<Record<string, string>>): RunCommand =>
  ([command, ...args], { input, env, tell } = {}) =>
    run(command, args, {
      cwd: layout.root,
      env: { ...variables, PATH: [commandPath(layout), process.env["PATH"]].join(delimiter), ...env },
      logFile: inRehearsal(layout, "log", `${command}.log`),
      ...(input === undefined ? {} : { input }),
      ...(tell === undefined ? {} : { onLine: (line) => passOn(line, tell) }),
    });
