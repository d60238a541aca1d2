import { rule } from "./rule";

/** One URL cannot be both a database and a cache. */
export const attachedServicesAreDistinct = rule(["database", "cache"], ({ database, cache }, refuse) => {
  if (database.kind !== "attached" || cache.kind !== "attached") return;
  if (database.url.secret !== cache.url.secret) return;
  refuse("cache.url", cache.url.secret, "must be another secret than database.url");
});

/** Without Postgres here there is nothing to keep its files on. */
export const attachedDatabaseHasNoFiles = rule(["database", "storage"], ({ database, storage }, refuse) => {
  if (database.kind !== "attached" || storage.postgres === "ebs") return;
  refuse("storage.postgres", storage.postgres, "says where the swarm's own Postgres keeps its files: leave it out");
});
