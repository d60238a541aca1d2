import type { Environment } from "@django-swarm/environment";
import { type ConfigMount, drain, drainWithoutShell } from "../container-files";

/** What lets a command serve on for a while after its stop signal. */
export interface Draining {
  /** Goes before the command. */
  readonly words: readonly string[];
  readonly mount: ConfigMount;
}

/** @param shell whether the image has one; without, it has Python. */
export function draining(environment: Environment, milliseconds: number, shell: boolean): Draining {
  const mount = shell ? drain(environment) : drainWithoutShell(environment);
  const interpreter = shell ? ["/bin/sh"] : ["python", "-I", "-S"];
  return { words: [...interpreter, mount.file.target, String(milliseconds / 1000), "TERM"], mount };
}
