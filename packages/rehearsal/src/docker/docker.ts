import { type RunOptions, type RunResult, run, runUnchecked } from "../process/run";

/** A Docker Engine that the rehearsal uses. */
export interface Engine {
  /** `unix://…` of an engine that the rehearsal started; undefined: the one the user's docker command talks to. */
  readonly host: string | undefined;
}

const withHost = ({ host }: Engine, options: RunOptions = {}): RunOptions =>
  host === undefined ? options : { ...options, env: { ...options.env, DOCKER_HOST: host } };

/** Runs `docker …` on the engine. @throws RemoteError when it fails. */
export const docker = (engine: Engine, args: readonly string[], options?: RunOptions): Promise<RunResult> =>
  run("docker", args, withHost(engine, options));

/** As {@link docker}, for commands whose failure is an answer. */
export const tryDocker = (engine: Engine, args: readonly string[], options?: RunOptions): Promise<RunResult> =>
  runUnchecked("docker", args, withHost(engine, options));

/** The non-empty lines of a command's output. */
export const lines = (output: string): string[] => output.split("\n").filter((line) => line !== "");

/** `docker inspect`'s documents of what exists among `names`. */
export async function inspect<T>(engine: Engine, names: readonly string[]): Promise<T[]> {
  if (names.length === 0) return [];
  const { stdout } = await tryDocker(engine, ["inspect", ...names]);
  return stdout.trim() === "" ? [] : (JSON.parse(stdout) as T[]);
}
