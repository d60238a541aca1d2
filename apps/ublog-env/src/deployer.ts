import { runDeployer } from "@django-swarm/deployer";
import { environments } from "./environments";

void runDeployer({ environments, argv: process.argv.slice(2) });
