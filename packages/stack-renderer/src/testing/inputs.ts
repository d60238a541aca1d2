import { DATA_ROOT, defineEnvironment, type Environment, POSTGRES_DATA_ROOT } from "@django-swarm/environment";
import type { StackInputs } from "../stack-inputs";

type EnvironmentInput = Parameters<typeof defineEnvironment>[0];

/** An environment as a reader of the README would write it. */
export const environmentOf = (overrides: Partial<EnvironmentInput> = {}): Environment =>
  defineEnvironment({
    name: "ublog-staging",
    region: "us-east-1",
    state: { kind: "s3", bucket: "ublog-terraform-state" },
    domain: { zone: "example.com", host: "staging.example.com" },
    acme: { email: "ops@example.com" },
    portainer: { kind: "enabled", allowFrom: ["203.0.113.0/24"] },
    app: APP,
    ...overrides,
  });

export const APP: EnvironmentInput["app"] = {
  settingsModule: "ublog.settings",
  wsgiApplication: "ublog.wsgi:application",
  celeryApp: "ublog",
};

const digest = (digit: string): string => `@sha256:${digit.repeat(64)}`;
const REGISTRY = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

export function inputsOf(
  environment: Environment = environmentOf(),
  overrides: Partial<StackInputs> = {},
): StackInputs {
  const { name } = environment;
  return {
    environment,
    images: {
      backend: `${REGISTRY}/${name}-backend${digest("b")}`,
      frontend: `${REGISTRY}/${name}-frontend${digest("f")}`,
      traefik: `traefik:v3.7.15${digest("1")}`,
      socketProxy: `nginx:1.28.0${digest("2")}`,
      portainer: `portainer/portainer-ce:2.33.5${digest("3")}`,
      portainerAgent: `portainer/agent:2.33.5${digest("4")}`,
      postgres: `postgres:17.6${digest("5")}`,
      redis: `redis:8.2.2${digest("6")}`,
    },
    secretNames: Object.fromEntries(
      ["SECRET_KEY", "POSTGRES_PASSWORD", "PORTAINER_ADMIN_PASSWORD", ...environment.app.secrets].map((secret) => [
        secret,
        `${name}_${secret}_0123456789abcdef`,
      ]),
    ),
    paths: { dataRoot: DATA_ROOT, postgresDataRoot: POSTGRES_DATA_ROOT },
    assetsBucketName: "",
    ...overrides,
  };
}
