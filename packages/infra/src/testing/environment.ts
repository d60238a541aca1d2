import { defineEnvironment, type Environment, type EnvironmentInput } from "@django-swarm/environment";

/** A small valid environment; a test states only what it is about. */
export const environment = (input: Partial<EnvironmentInput> = {}): Environment =>
  defineEnvironment({
    name: "blog-staging",
    region: "eu-central-1",
    state: { kind: "s3", bucket: "blog-state" },
    domain: { zone: "example.com", host: "staging.example.com" },
    acme: { email: "ops@example.com" },
    portainer: { kind: "enabled", allowFrom: ["203.0.113.0/24"] },
    app: { settingsModule: "blog.settings", wsgiApplication: "blog.wsgi:application", celeryApp: "blog" },
    ...input,
  });
