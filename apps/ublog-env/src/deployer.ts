import { dirname } from "node:path";
import { runDeployer } from "@django-swarm/deployer";
import { synthesiseLazily } from "./synthesise-lazily";

void runDeployer({
  environments: async () => (await import("./environments/index.js")).environments,
  argv: process.argv.slice(2),
  synthesise: synthesiseLazily,
  cdktf: {
    words: [process.execPath, require.resolve("@django-swarm/infra/bin/cdktf")],
    directory: dirname(__dirname),
  },
});
