import { runStackRenderer } from "@django-swarm/stack-renderer";
import { environments } from "./environments";

runStackRenderer({ environments, argv: process.argv.slice(2) });
