import { DATA_ROOT, type Environment, POSTGRES_DATA_ROOT, requiredSecrets } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { objectName } from "../object-name";
import { type StackInputs, serviceImages } from "../stack-inputs";

const digest = (digit: string): string => `@sha256:${digit.repeat(64)}`;
const REGISTRY = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

export function inputsOf(
  environment: Environment = testEnvironment(),
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
      services: Object.fromEntries(
        Object.entries(serviceImages(environment)).map(([service, image]) => [service, `${image}${digest("7")}`]),
      ),
    },
    secretNames: Object.fromEntries(
      requiredSecrets(environment).map((secret) => [secret, objectName(`${name}_${secret}`, "0123456789abcdef")]),
    ),
    paths: { dataRoot: DATA_ROOT, postgresDataRoot: POSTGRES_DATA_ROOT },
    assetsBucketName: `${name}-assets-123456789012`,
    ...overrides,
  };
}
