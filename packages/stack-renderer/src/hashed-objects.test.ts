import { requiredSecrets, secret } from "@django-swarm/environment";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import fc from "fast-check";
import { parse } from "yaml";
import { buildStack } from "./build-stack";
import { contentHash } from "./content-hash";
import type { Stack } from "./model/stack";
import { objectName } from "./object-name";
import { renderStack } from "./render/render-stack";
import { secretObjectName } from "./secret-object-name";
import type { StackInputs } from "./stack-inputs";
import { inputsOf } from "./testing/inputs";

const environment = testEnvironment({
  app: { ...TEST_APP, secrets: ["SECRET_KEY", "EMAIL_URL"] },
  cache: { kind: "attached", url: secret("REDIS_URL") },
});
const inputs = (overrides: Partial<StackInputs> = {}): StackInputs =>
  inputsOf(environment, { acmeCaCertificate: "PEM", ...overrides });
const stack = buildStack(inputs());

interface StackFile {
  readonly services: Readonly<
    Record<string, { readonly configs?: readonly { source: string }[]; readonly secrets?: readonly string[] }>
  >;
  readonly configs: Readonly<Record<string, { readonly name: string }>>;
  readonly secrets: Readonly<Record<string, { readonly name: string }>>;
}

/** Each service as the engine gets it: with the names of the objects that the file's keys stand for. */
function asDeployed(of: Stack): ReadonlyMap<string, string> {
  const { services, configs, secrets } = parse(renderStack(of)) as StackFile;
  return new Map(
    Object.entries(services).map(([name, service]) => {
      const mounted = [
        (service.configs ?? []).map(({ source }) => configs[source]?.name),
        (service.secrets ?? []).map((key) => secrets[key]?.name),
      ];
      return [name, JSON.stringify([service, mounted])];
    }),
  );
}

const before = asDeployed(stack);
const changedServices = (after: Stack): string[] => {
  const deployed = asDeployed(after);
  return [...deployed].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
};

const BACKEND = ["gunicorn", "celery-worker", "celery-beat"];
const USERS: Readonly<Record<string, readonly string[]>> = {
  SECRET_KEY: BACKEND,
  EMAIL_URL: BACKEND,
  REDIS_URL: BACKEND,
  POSTGRES_PASSWORD: [...BACKEND, "postgres"],
  PORTAINER_ADMIN_PASSWORD: ["portainer"],
  "with-secrets": BACKEND,
  "attached-urls": BACKEND,
  "acme-ca": ["traefik"],
  drain: ["nginx", "gunicorn"],
  "nginx-live": ["socket-proxy", "nginx"],
  "http-live": ["gunicorn"],
  "celery-alive": ["celery-worker", "celery-beat"],
  nginx: ["nginx"],
  "socket-filter": ["socket-proxy"],
};

test("the table has every secret and config of the stack", () => {
  const keys = [...requiredSecrets(environment), ...stack.configs.map(({ key }) => key)];
  expect(Object.keys(USERS).sort()).toEqual(keys.sort());
});

test.each(requiredSecrets(environment))("any other value of %s changes who uses it, and nobody else", async (name) => {
  const named = async (value: string): Promise<Stack> => {
    const names = Object.fromEntries(stack.secrets.map((object) => [object.key, object.name]));
    return buildStack(inputs({ secretNames: { ...names, [name]: await secretObjectName(environment, name, value) } }));
  };
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), async (value) => {
      expect(changedServices(await named(value))).toEqual(USERS[name]);
      expect(asDeployed(await named(value))).toEqual(asDeployed(await named(value)));
    }),
    // Each name takes 60 ms to make, so that nobody tries values against it.
    { numRuns: 4 },
  );
});

test.each(stack.configs.map(({ key }) => key))(
  "any other content of %s changes who mounts it, and nobody else",
  (key) => {
    fc.assert(
      fc.property(fc.string(), (addition) => {
        const configs = stack.configs.map((config) => {
          if (config.key !== key) return config;
          const content = `${config.content}# ${addition}`;
          return { key, content, name: objectName(`${environment.name}_${key}`, contentHash(content)) };
        });
        expect(changedServices({ ...stack, configs })).toEqual(USERS[key]);
      }),
      { numRuns: 10 },
    );
  },
);

test("the same content has the same name, in every build", () => {
  expect(asDeployed(buildStack(inputs()))).toEqual(before);
});
