import { rule } from "./rule";

/** One URL cannot be both a database and a cache. */
export const attachedServicesAreDistinct = rule(["database", "cache"], ({ database, cache }, refuse) => {
  if (database.kind !== "attached" || cache.kind !== "attached") return;
  if (database.url.secret !== cache.url.secret) return;
  refuse("cache.url", cache.url.secret, "must be another secret than database.url");
});

/** Postgres on the host's root disk would be gone with the host. */
export const ownDatabaseHasFiles = rule(["database", "storage"], ({ database, storage }, refuse) => {
  if (database.kind !== "swarm" || storage.postgres !== "none") return;
  refuse("storage.postgres", "none", 'must be "ebs" or "efs": the swarm\'s own Postgres keeps its files there');
});
