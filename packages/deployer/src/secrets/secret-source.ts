/** Where the values of an environment's secrets are kept. Values are never printed, logged or put into argv. */
export interface SecretSource {
  /** For messages, e.g. "SSM under /ublog-staging/secrets". */
  readonly place: string;
  /** The values of those of the names that exist. */
  read(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** When those of the names that exist were last written; empty where the source does not remember. */
  lastChanged(names: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** @throws ConfigError when the source can only be read. */
  assertWritable(name: string): void;
  /** Sets or replaces a value. @throws ConfigError when the source can only be read. */
  write(name: string, value: string): Promise<void>;
}
