import { runDeployer } from "@django-swarm/deployer";
import { synthesiseLazily } from "./synthesise-lazily";

void runDeployer({
  environments: async () => (await import("./environments/index.js")).environments,
  argv: process.argv.slice(2),
  synthesise: synthesiseLazily,
  cdktf: [process.execPath, require.resolve("@django-swarm/infra/bin/cdktf")],
});
