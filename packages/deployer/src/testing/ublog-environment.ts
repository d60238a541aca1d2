import { defineEnvironment, type Environment, type EnvironmentInput } from "@django-swarm/environment";

/** A valid environment for tests, with what a test cares about changed. */
export const ublogEnvironment = (changes: Partial<EnvironmentInput> = {}): Environment =>
  defineEnvironment({
    name: "ublog-staging",
    region: "us-east-1",
    state: { kind: "s3", bucket: "ublog-terraform-state" },
    domain: { zone: "example.com", host: "staging.example.com" },
    acme: { email: "ops@example.com" },
    portainer: { kind: "enabled", allowFrom: ["203.0.113.0/24"] },
    app: { settingsModule: "ublog.settings", wsgiApplication: "ublog.wsgi:application", celeryApp: "ublog" },
    ...changes,
  });
