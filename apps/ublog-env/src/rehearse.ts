import { runRehearsal } from "@django-swarm/rehearsal";
import { rehearsalOptions } from "./rehearsal-options";

void runRehearsal({ ...rehearsalOptions, argv: process.argv.slice(2) });
