import { didYouMean, type Environment, requiredSecrets, UsageError } from "@django-swarm/environment";

/** @throws UsageError naming every one that the environment does not have, with what was probably meant. */
export function assertKnown(environment: Environment, names: readonly string[]): void {
  const known = requiredSecrets(environment);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const meant = unknown.flatMap((name) => didYouMean(name, known).slice(0, 1));
  const choice = meant.length > 0 ? `Did you mean ${meant.join(", ")}? Else` : "Name one of these, or";
  throw new UsageError(`${environment.name} has no secret ${unknown.map((name) => `"${name}"`).join(", ")}.`, {
    code: "secrets/unknown",
    details: known,
    hint: `${choice} declare it under app.secrets in the environment's definition.`,
  });
}
