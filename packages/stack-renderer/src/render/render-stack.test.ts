import { secret } from "@django-swarm/environment";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import fc from "fast-check";
import { parse } from "yaml";
import { buildJobs } from "../build-jobs";
import { buildStack } from "../build-stack";
import { dataServicesStack } from "../data-services-stack";
import { awkwardNames, awkwardText } from "../testing/awkward-text";
import { expectGolden } from "../testing/expect-golden";
import { inputsOf } from "../testing/inputs";
import { stackWithTexts } from "../testing/stack-with-texts";
import { renderStack } from "./render-stack";
import { stackObject } from "./stack-object";

const staging = inputsOf();
const production = inputsOf(
  testEnvironment({
    name: "ublog-production",
    domain: { zone: "example.com", host: "app.example.com", portainerHost: "ops.example.com" },
    portainer: { kind: "enabled", allowFrom: "anywhere" },
    app: {
      ...TEST_APP,
      server: { kind: "gunicorn", replicas: 3, workers: 2, threads: 4 },
      celery: {
        app: "ublog",
        queues: [
          { name: "celery", concurrency: 2 },
          { name: "mail", replicas: 2 },
        ],
      },
      secrets: ["SECRET_KEY", "EMAIL_HOST_PASSWORD"],
      env: { EMAIL_HOST: "smtp.example.com", PRICE: "5$ a month", YES: "yes" },
    },
  }),
);
const privateAcme = inputsOf(
  testEnvironment({
    name: "ublog-rehearsal",
    acme: { email: "ops@example.com", directoryUrl: "https://acme.internal:14000/dir" },
    portainer: { kind: "disabled" },
  }),
  { acmeCaCertificate: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n" },
);
const attached = inputsOf(
  testEnvironment({
    database: { kind: "attached", url: secret("DATABASE_URL") },
    cache: { kind: "attached", url: secret("REDIS_URL") },
    portainer: { kind: "disabled" },
  }),
);

const grown = inputsOf(testEnvironment({ host: { workers: 2 } }));

const direct = inputsOf(
  testEnvironment({
    domain: {
      zone: "example.com",
      host: "staging.example.com",
      aliases: ["blog.example.com", "news.example.com"],
      redirects: ["www.example.com"],
    },
    host: { workers: 1 },
    portainer: { kind: "disabled" },
    app: { ...TEST_APP, routing: "traefik", assets: "s3", maxBodySizeMiB: 100 },
  }),
);

test.each([
  ["staging/stack.yml", buildStack(staging)],
  ["staging/data-services.yml", dataServicesStack(buildStack(staging))],
  ["staging/release.yml", buildJobs(staging).release],
  ["production/stack.yml", buildStack(production)],
  ["rehearsal/stack.yml", buildStack(privateAcme)],
  ["attached/stack.yml", buildStack(attached)],
  ["attached/release.yml", buildJobs(attached).release],
  ["workers/stack.yml", buildStack(grown)],
  ["direct/stack.yml", buildStack(direct)],
  ["direct/release.yml", buildJobs(direct).release],
])("%s", (name, stack) => {
  expectGolden(name, renderStack(stack));
});

test("the order in which variables and labels were written makes no difference", () => {
  const withEnv = (env: Record<string, string>): string =>
    renderStack(buildStack(inputsOf(testEnvironment({ app: { ...TEST_APP, env } }))));
  expect(withEnv({ A: "1", B: "2" })).toBe(withEnv({ B: "2", A: "1" }));
});

const undollar = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner) => (typeof inner === "string" ? inner.replaceAll("$$", "$") : inner));

test.each(["1.1", "1.2"] as const)(
  "a reader of YAML %s gets what was meant, and rendering twice is the same",
  (version) => {
    fc.assert(
      fc.property(fc.array(awkwardText, { minLength: 1, maxLength: 8 }), awkwardNames, (texts, names) => {
        const stack = stackWithTexts(texts, names);
        const rendered = renderStack(stack);
        expect(renderStack(stack)).toBe(rendered);
        expect(undollar(parse(rendered, { version }))).toEqual(stackObject(stack));
      }),
    );
  },
);
