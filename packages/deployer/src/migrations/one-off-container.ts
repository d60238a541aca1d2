import type { Stack } from "@django-swarm/stack-renderer";

/** A container that runs once, beside the swarm: what is typed on the host, and what it reads. */
export interface OneOffContainer {
  readonly words: readonly string[];
  /** Everything that it is to be given, secrets among it: nothing of that is in an argument. */
  readonly stdin: string;
}

export interface OneOffInputs {
  readonly environmentName: string;
  /** Of one service. */
  readonly job: Stack;
  readonly secretValues: ReadonlyMap<string, string>;
  /** Further files in it, below {@link FILES}, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** Name of a network of the engine. */
  readonly network: string;
}

/** Directory of the files that are mounted into images which know nothing of us. */
export const FILES = "/django-swarm";
const SECRETS = "/run/secrets";
/** Ends what hangs, whoever is still there to look. */
const TIMEOUT_S = 120;

/** Puts files and variables in place, as the engine would for a service, and runs the command. */
const BOOT = `
import json, os, subprocess, sys
os.umask(0o077)
told = json.loads(sys.stdin.readline())
for path, content in told["files"].items():
    with open(path, "w", newline="") as file:
        file.write(content)
try:
    sys.exit(subprocess.run(told["command"], env={**os.environ, **told["variables"]}, timeout=${TIMEOUT_S}).returncode)
except subprocess.TimeoutExpired:
    sys.exit("it did not end within ${TIMEOUT_S} s")
`;

/**
 * The service of a job as a container of its own, with the same image, variables, secrets and files. Its files live in
 * memory and end with it. Needs a \`python\` in the image.
 */
export function oneOffContainer(inputs: OneOffInputs): OneOffContainer {
  const { job, secretValues, network, environmentName } = inputs;
  const [service] = job.services;
  if (service === undefined) throw new Error(`${job.name} has no service`);
  const contents = new Map(job.configs.map(({ key, content }) => [key, content]));
  const files = {
    ...Object.fromEntries(service.secrets.map((key) => [`${SECRETS}/${key}`, secretValues.get(key) ?? ""])),
    ...Object.fromEntries(service.configs.map(({ config, target }) => [target, contents.get(config) ?? ""])),
    ...inputs.files,
  };
  return {
    words: [
      ...["docker", "run", "--rm", "--interactive", "--pull", "never", "--network", network],
      ...["--label", `django-swarm.environment=${environmentName}`],
      ...["--memory", `${service.resources.memoryLimitMiB}m`],
      ...[SECRETS, FILES].flatMap((directory) => ["--tmpfs", `${directory}:mode=1777`]),
      ...(service.user === undefined ? [] : ["--user", service.user]),
      ...["--entrypoint", "python", service.image, "-c", BOOT],
    ],
    stdin: `${JSON.stringify({
      files,
      variables: { ...service.environment, ...inputs.variables },
      command: [...(service.entrypoint ?? []), ...(service.command ?? [])],
    })}\n`,
  };
}
