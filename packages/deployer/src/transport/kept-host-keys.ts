import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { RemoteError } from "@django-swarm/environment";
import { compareHostKeys } from "./compare-host-keys";

/** Where an environment's known_hosts is kept: `$XDG_STATE_HOME/django-swarm/<environment>/known_hosts`. */
export const knownHostsFile = (environmentName: string, variables: NodeJS.ProcessEnv = process.env): string =>
  join(variables["XDG_STATE_HOME"] || join(homedir(), ".local/state"), "django-swarm", environmentName, "known_hosts");

export interface PublishedHostKeys {
  readonly environmentName: string;
  readonly instanceId: string;
  /** SSM parameter that they were published in. */
  readonly parameter: string;
  /** As a known_hosts file has them. */
  readonly knownHosts: string;
}

/**
 * Keeps the host's keys, and holds them to those that were kept before.
 *
 * @throws RemoteError when the same instance has other keys than it had.
 */
export async function keepHostKeys(
  keys: PublishedHostKeys,
  file = knownHostsFile(keys.environmentName),
): Promise<void> {
  const kept = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  const comparison = compareHostKeys(kept, keys.knownHosts, keys.instanceId);
  if (comparison === "same") return;
  if (comparison === "changed") throw changed(keys, file);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // Whole or not at all: two commands may write it at once.
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, keys.knownHosts, { mode: 0o600 });
  await rename(temporary, file);
}

const changed = ({ instanceId, parameter, environmentName }: PublishedHostKeys, file: string): RemoteError =>
  new RemoteError(`The SSH host key that ${instanceId} of ${environmentName} published is not the one it had.`, {
    code: "transport/host-key-changed",
    details: [`published: ${parameter} in SSM`, `kept: ${file}`],
    hint:
      "An instance publishes its key once: somebody has written the parameter since, or made new keys on the host. " +
      `Find out who (CloudTrail, PutParameter); if it was you, remove ${file} and run the command again. ` +
      "Else replace the host (`host.revision` + `cdktf deploy`).",
  });
