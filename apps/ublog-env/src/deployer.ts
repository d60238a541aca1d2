import { runDeployer } from "@django-swarm/deployer";
import { environments } from "./environments";
import { synthesiseLazily } from "./synthesise-lazily";

void runDeployer({ environments, argv: process.argv.slice(2), synthesise: synthesiseLazily });
