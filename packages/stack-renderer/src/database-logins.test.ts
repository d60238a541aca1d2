import { createHash } from "node:crypto";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { buildJobs } from "./build-jobs";
import { buildStack } from "./build-stack";
import { checkStack } from "./check-stack";
import { databaseLogin, INITIAL_PASSWORD, initialPasswordName, knownLogins } from "./database-logins";
import type { Stack } from "./model/stack";
import { databaseLoginJob } from "./services/database-login";
import { inputsOf } from "./testing/inputs";

const environment = testEnvironment();
const nameOf = (value: string): string =>
  `ublog-staging_POSTGRES_PASSWORD_${createHash("sha256").update(value).digest("hex").slice(0, 16)}`;
const initial = initialPasswordName(environment);

test("each password has a role of its own, the same on every laptop, that Postgres does not cut", () => {
  const login = databaseLogin(environment, nameOf("one"));
  expect(login).toEqual(databaseLogin(environment, nameOf("one")));
  expect(login.role).toMatch(/^ublog_[0-9a-f]{8}$/);
  expect(login.role).not.toBe(databaseLogin(environment, nameOf("other")).role);
  const long = testEnvironment({ app: { ...TEST_APP, postgres: { user: "u".repeat(63) } } });
  expect(databaseLogin(long, nameOf("one")).role).toMatch(/^u{54}_[0-9a-f]{8}$/);
});

test("what the swarm's secrets let in: each password as its role and as the owner, the first one as the owner", () => {
  const [one, other] = [nameOf("one"), nameOf("other")];
  expect(knownLogins(environment, [one, "ublog-staging_SECRET_KEY_0123456789abcdef", initial, other])).toEqual([
    databaseLogin(environment, one),
    { role: "ublog", secret: one },
    { role: "ublog", secret: initial },
    databaseLogin(environment, other),
    { role: "ublog", secret: other },
  ]);
});

const service = ({ services }: Stack, name: string) => services.find((each) => each.name === name);

test("Postgres keeps the secret that it was set up with, whatever the password is; everybody else has today's", () => {
  const login = databaseLogin(environment, nameOf("today's"));
  const { secretNames } = inputsOf(environment);
  const inputs = inputsOf(environment, {
    secretNames: { ...secretNames, POSTGRES_PASSWORD: login.secret, [INITIAL_PASSWORD]: initial },
    databaseRole: login.role,
  });
  const stack = buildStack(inputs);
  expect(checkStack(stack)).toEqual([]);
  expect(stack.secrets).toContainEqual({ key: INITIAL_PASSWORD, name: initial });
  expect(service(stack, "postgres")).toMatchObject({
    secrets: [INITIAL_PASSWORD],
    environment: { POSTGRES_USER: "ublog", POSTGRES_PASSWORD_FILE: `/run/secrets/${INITIAL_PASSWORD}` },
  });
  expect(service(stack, "gunicorn")).toMatchObject({
    secrets: ["SECRET_KEY", "POSTGRES_PASSWORD"],
    environment: { POSTGRES_USERNAME: login.role },
  });
  expect(buildJobs(inputs).backup?.services[0]).toMatchObject({
    secrets: ["POSTGRES_PASSWORD"],
    environment: { POSTGRES_USER: "ublog", POSTGRES_PASSWORD_FILE: "/run/secrets/POSTGRES_PASSWORD" },
  });
});

test("the job has the wanted password first, and every other as a file that says whose it is", () => {
  const [login, other] = [databaseLogin(environment, nameOf("new")), databaseLogin(environment, nameOf("old"))];
  const job = databaseLoginJob({ environment, image: "postgres@sha256:1", action: "grant", login, others: [other] });
  expect(checkStack(job).filter((problem) => !String(problem).includes("postgres@sha256:1"))).toEqual([]);
  expect(job.name).toBe("ublog-staging-jobs");
  expect(job.secrets).toEqual([
    { key: `login.0.${login.role}`, name: login.secret },
    { key: `login.1.${other.role}`, name: other.secret },
  ]);
  expect(job.services[0]).toMatchObject({
    rollout: "job",
    entrypoint: ["/bin/sh", "/django-swarm/database-login"],
    command: ["grant", "ublog", login.role],
    environment: { POSTGRES_DB: "ublog" },
  });
});
