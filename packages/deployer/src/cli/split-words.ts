import { suggest, UsageError } from "@django-swarm/environment";

/** What a verb's free words say. */
export interface Words {
  /** undefined: none was named. */
  readonly environment: string | undefined;
  readonly rest: readonly string[];
}

export interface ExecWords {
  readonly environment: string | undefined;
  readonly service: string;
  readonly command: readonly string[];
}

/** The environment may be left out, so a word is one only if it is called like one. */
export function splitEnvironment(words: readonly string[], environments: readonly string[]): Words {
  const at = words.findIndex((word) => environments.includes(word));
  return { environment: words[at], rest: words.filter((_, index) => index !== at) };
}

/** `[environment] [--] words…`: whatever follows belongs to another program, an environment's name included. */
export function splitProgramWords(words: readonly string[], environments: readonly string[]): Words {
  const named = environments.includes(words[0] ?? "");
  const rest = named ? words.slice(1) : words;
  return { environment: named ? words[0] : undefined, rest: rest[0] === "--" ? rest.slice(1) : rest };
}

/**
 * `[environment] service [--] command…`; the environment may stand behind the service, too, where `--` follows.
 *
 * @throws UsageError when it does not say what shall run where.
 */
export function splitExecWords(words: readonly string[], environments: readonly string[]): ExecWords {
  const dashes = words.indexOf("--");
  const first = environments.includes(words[0] ?? "") ? 2 : 1;
  const end = dashes === -1 || dashes > 2 ? first : dashes;
  const { environment, rest } = splitEnvironment(words.slice(0, end), environments);
  const tail = words.slice(end);
  const command = tail[0] === "--" ? tail.slice(1) : tail;
  const [service, other] = rest;
  if (service === undefined) throw missing("Which service?");
  if (other !== undefined) {
    throw new UsageError(`"${service}" is no environment.`, {
      code: "environment/unknown",
      details: environments,
      hint: suggest(service, environments),
    });
  }
  if (command.length === 0) throw missing(`What shall run in ${service}?`);
  return { environment, service, command };
}

const missing = (message: string): UsageError =>
  new UsageError(message, {
    code: "cli/usage",
    hint: "Type `deployer exec [environment] SERVICE -- COMMAND`, e.g. `deployer exec gunicorn -- python -V`.",
  });
