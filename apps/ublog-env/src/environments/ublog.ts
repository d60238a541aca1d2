import { join } from "node:path";
import type { EnvironmentInput } from "@django-swarm/environment";

const sources = join(__dirname, "../../../../examples/ublog");

/** What all environments of μblog have in common. */
export const ublog = {
  region: "us-east-1",
  state: { kind: "s3", bucket: "ublog-terraform-state" },
  acme: { email: "ops@example.com" },
  portainer: { kind: "enabled", allowFrom: ["203.0.113.0/24"] },
  app: {
    settingsModule: "ublog.settings",
    celery: { app: "ublog" },
    build: { backend: { context: join(sources, "backend") }, frontend: { context: join(sources, "frontend") } },
  },
} satisfies Omit<EnvironmentInput, "name" | "domain">;
