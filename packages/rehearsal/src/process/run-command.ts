import { delimiter, join } from "node:path";
import { inRehearsal, type Layout } from "../layout";
import { type RunResult, run } from "./run";

/** Runs one of the project's commands with the variables of `.rehearsal/env`, as somebody would type it. */
export type RunCommand = (
  command: readonly [string, ...string[]],
  options?: { readonly input?: string; readonly env?: Readonly<Record<string, string>> },
) => Promise<RunResult>;

/** What `.rehearsal/env` puts before the PATH: the rehearsal's own commands, then the workspace's. */
export const commandPath = (layout: Layout): string =>
  [
    inRehearsal(layout, "bin"),
    join(layout.root, ".tools/node_modules/.bin"),
    join(layout.root, "node_modules/.bin"),
  ].join(delimiter);

/** Output goes to a log file named after the command. */
export const commandRunner =
  (layout: Layout, variables: Readonly<Record<string, string>>): RunCommand =>
  ([command, ...args], { input, env } = {}) =>
    run(command, args, {
      cwd: layout.root,
      env: { ...variables, PATH: [commandPath(layout), process.env["PATH"]].join(delimiter), ...env },
      logFile: inRehearsal(layout, "log", `${command}.log`),
      ...(input === undefined ? {} : { input }),
    });
