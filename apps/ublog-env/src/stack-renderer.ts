import { runStackRenderer } from "@django-swarm/stack-renderer";

void runStackRenderer({
  environments: async () => (await import("./environments/index.js")).environments,
  argv: process.argv.slice(2),
});
