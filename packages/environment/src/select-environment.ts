import type { Environment } from "./define-environment";
import { suggest } from "./did-you-mean";
import { ConfigError, UsageError } from "./errors";

/**
 * The environment that a command means: the argument, else `$STACK_NAME`, else the only one there is.
 *
 * @returns undefined when several exist and none was named: on a TTY the caller asks, elsewhere it refuses.
 * @throws UsageError for a name that no environment has.
 */
export function selectEnvironment(
  environments: readonly Environment[],
  named: { readonly argument?: string | undefined; readonly stackName?: string | undefined },
): Environment | undefined {
  const wanted = named.argument ?? (named.stackName || undefined);
  if (wanted === undefined) return environments.length === 1 ? environments[0] : undefined;
  const found = environments.find((environment) => environment.name === wanted);
  if (found) return found;
  const source = named.argument === undefined ? " (from $STACK_NAME)" : "";
  const names = environments.map(({ name }) => name);
  throw new UsageError(`There is no environment "${wanted}"${source}.`, {
    code: "environment/unknown",
    details: names,
    hint: suggest(wanted, names),
  });
}

/** @throws ConfigError when two environments share a name: they would share every resource. */
export function assertDistinctNames(environments: readonly Environment[]): void {
  const names = environments.map((environment) => environment.name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (twice.length === 0) return;
  throw new ConfigError(`Two environments share a name: ${twice.join(", ")}.`, {
    code: "environment/duplicate-name",
    hint: "Give each environment a name of its own: names become AWS resources.",
  });
}
