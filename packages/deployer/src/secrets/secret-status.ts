/** A secret as `secrets list` tells of it; nothing of its value. */
export interface SecretStatus {
  readonly name: string;
  /** In the source where it is kept; malformed: a URL that no service can be attached by. */
  readonly kept: "set" | "missing" | "malformed";
  /** When it was last written, ISO 8601; undefined where the source does not remember. */
  readonly changedAt: string | undefined;
  /** Names of the services that are given it, by the definition. */
  readonly services: readonly string[];
  /**
   * What those services run with now: the value that is kept, another one, none; unknown: the swarm could not be seen,
   * or there is no value to compare with.
   */
  readonly inSwarm: "current" | "outdated" | "absent" | "unknown";
  /** Services that run with another value, or without one: the next release brings it to them. */
  readonly behind: readonly string[];
}
