/** What the published host keys are, next to those that were kept from earlier connections. */
export type HostKeyComparison = "first" | "same" | "new-host" | "changed";

/**
 * An instance publishes its keys once, under its own id. The same instance with other keys was tampered with; another
 * instance is a host that was replaced.
 *
 * @param kept the environment's known_hosts; undefined: there is none yet.
 * @param published the file as it would be written now.
 */
export function compareHostKeys(kept: string | undefined, published: string, instanceId: string): HostKeyComparison {
  if (kept === undefined || kept.trim() === "") return "first";
  const known = keysOf(kept, instanceId);
  if (known.length === 0) return "new-host";
  return known.join("\n") === keysOf(published, instanceId).join("\n") ? "same" : "changed";
}

/** The keys of an instance, type and key each, in one order. */
const keysOf = (knownHosts: string, instanceId: string): readonly string[] =>
  knownHosts
    .split("\n")
    .flatMap((line) => {
      const [hosts = "", ...key] = line.split(" ");
      return hosts.split(",").includes(instanceId) ? [key.join(" ")] : [];
    })
    .sort();
