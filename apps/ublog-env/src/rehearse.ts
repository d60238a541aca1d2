import { join } from "node:path";
import { runRehearsal } from "@django-swarm/rehearsal";
import { rehearsal } from "./environments/rehearsal";

const root = join(__dirname, "../../..");

void runRehearsal({
  root,
  environment: rehearsal,
  appDirectory: join(root, "apps/ublog-env"),
  images: {
    backend: join(root, "examples/ublog/backend"),
    frontend: join(root, "examples/ublog/frontend"),
  },
  argv: process.argv.slice(2),
});
