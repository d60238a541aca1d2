import type { Environment } from "@django-swarm/environment";
import { cacheUrlProblems, databaseUrlProblems } from "@django-swarm/stack-renderer";

/** Everything that is wrong with a value, without a part of it; empty when nothing is. */
type FindProblems = (value: string) => readonly string[];

/** The secrets that are URLs of attached services: nobody can make them up, and each must be of its service's form. */
export function attachedUrls({ database, cache }: Environment): ReadonlyMap<string, FindProblems> {
  return new Map([
    ...(database.kind === "attached" ? [[database.url.secret, databaseUrlProblems] as const] : []),
    ...(cache.kind === "attached" ? [[cache.url.secret, cacheUrlProblems] as const] : []),
  ]);
}

/** Whether only a person knows a secret: the URL of an attached service, by the definition or by its name. */
export const isSetByHand = (environment: Environment, name: string): boolean =>
  attachedUrls(environment).has(name) || name.endsWith("_URL");

/** What is wrong with the URLs among these values, by the secret's name; empty when nothing is. */
export function malformedUrls(
  environment: Environment,
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const found = [...attachedUrls(environment)].map(([name, findProblems]) => {
    const value = values.get(name);
    // Containers see a value without the newlines at its end.
    return [name, value === undefined ? [] : findProblems(value.replace(/\n+$/, ""))] as const;
  });
  return new Map(found.filter(([, problems]) => problems.length > 0));
}
