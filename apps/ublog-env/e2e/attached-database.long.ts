import { DeleteParametersCommand } from "@aws-sdk/client-ssm";
import { ssm } from "./aws";
import {
  DATABASE_ADDRESS,
  DATABASE_URL,
  PASSWORD,
  psqlOutside,
  REDIS_URL,
  removeOutsideServices,
  startOutsideServices,
} from "./outside-services";
import { ask, eventually, onHost, summary, type, typed } from "./rehearsal";
import { readPost, siteIsBack, writePost } from "./ublog";

const env = { DJANGO_SWARM_ATTACHED: "1" };
const services = (): string[] => onHost("docker service ls --format '{{.Name}}'").trim().split("\n").sort();
const specifications = (): string => onHost("docker service ls -q | xargs docker service inspect -f '{{json .Spec}}'");
const setSecret = (name: string, value: string) =>
  type(`deployer secrets set ${name} ublog-rehearsal --yes`, { env, input: value });

let ours: { id: number; body: string };
let theirs: { id: number; body: string };

beforeAll(async () => {
  const Names = ["DATABASE_URL", "REDIS_URL"].map((name) => `/ublog-rehearsal/secrets/${name}`);
  await ssm.send(new DeleteParametersCommand({ Names }));
  await startOutsideServices();
  ours = await writePost("before the move");
});

afterAll(() => {
  typed("deployer release ublog-rehearsal --yes");
  removeOutsideServices();
});

test("a URL that is missing or malformed is refused before anything changes, and never shown", () => {
  const before = specifications();
  const malformed = setSecret("DATABASE_URL", `postgres://outside:hunter2@${DATABASE_ADDRESS}`);
  expect(malformed).toMatchObject({ status: 2, stdout: "" });
  expect(malformed.stderr).toMatch(/must name one database/);
  const generated = typed("deployer secrets generate ublog-rehearsal --yes", { env });
  expect(generated).toMatch(/deployer secrets set DATABASE_URL[\s\S]*deployer secrets set REDIS_URL/);
  const released = type("deployer release ublog-rehearsal --yes", { env });
  expect(released.status).toBe(2);
  expect(released.stderr).toMatch(/lacks 2 secrets[\s\S]*DATABASE_URL[\s\S]*REDIS_URL/);
  expect(malformed.stderr + released.stderr).not.toContain("hunter2");
  expect(specifications()).toBe(before);
});

test("the posts move by the runbook, and a release switches the application over", async () => {
  for (const [name, url] of Object.entries({ DATABASE_URL, REDIS_URL })) {
    expect(setSecret(name, url)).toMatchObject({ status: 0 });
  }
  onHost(
    "docker service scale --detach=false ublog-rehearsal_gunicorn=0 ublog-rehearsal_celery-worker=0 ublog-rehearsal_celery-beat=0",
  );
  const move =
    "pg_dump --format custom --username ublog ublog | pg_restore --exit-on-error --single-transaction --no-owner" +
    ` --no-privileges --host ${DATABASE_ADDRESS} --username outside --dbname outside`;
  typed(
    `ssh ec2-user@${summary.ssh.hosts[0]} 'IFS= read -r PGPASSWORD; export PGPASSWORD;` +
      ` docker exec -e PGPASSWORD $(docker ps -q -f name=ublog-rehearsal_postgres) sh -c "${move}"'`,
    { input: `${PASSWORD}\n` },
  );
  const released = type("deployer release ublog-rehearsal --yes", { env });
  expect(released).toMatchObject({ status: 0 });
  expect(released.stderr).toMatch(/postgres runs but is no longer part of the stack/);
  await siteIsBack();
  expect(await readPost(ours.id)).toBe(ours.body);
}, 900_000);

test("without the swarm's own Postgres and Redis it works on; what is written is in the database outside", async () => {
  onHost("docker service rm ublog-rehearsal_postgres ublog-rehearsal_redis");
  expect(services().filter((name) => /postgres|redis/.test(name))).toEqual([]);
  await siteIsBack();
  theirs = await writePost("after the move");
  expect(await readPost(theirs.id)).toBe(theirs.body);
  expect(psqlOutside(`select body from posts_post where id = ${theirs.id}`)).toBe(theirs.body);
});

test("a parameter of the URL reaches the driver, and manage sees the same database", () => {
  expect(psqlOutside("select distinct application_name from pg_stat_activity where client_addr is not null")).toBe(
    "ublog outside",
  );
  const script = "from django.db import connection; print(connection.settings_dict['HOST'])";
  expect(typed(`deployer manage ublog-rehearsal shell -c "${script}"`, { env })).toContain(DATABASE_ADDRESS);
});

test("neither URL nor password is in an argument, a service or a config", () => {
  const seen = onHost(
    "ps axww -o args; docker service ls -q | xargs docker service inspect; docker config ls -q | xargs docker config inspect",
  );
  expect(seen).toContain("DJANGO_SWARM_DATABASE_URL_SECRET");
  for (const secret of [PASSWORD, DATABASE_URL, REDIS_URL]) expect(seen).not.toContain(secret);
});

test("a first release into an empty swarm starts no database, and finds what is there", async () => {
  const tag = onHost(`docker service inspect ublog-rehearsal_gunicorn -f '{{index .Spec.Labels "django-swarm.tag"}}'`);
  onHost("docker stack rm ublog-rehearsal");
  const left = "label=com.docker.stack.namespace=ublog-rehearsal";
  await eventually(() => onHost(`docker ps -q -f ${left}; docker network ls -q -f ${left}`) === "" || undefined);
  typed(`deployer release ublog-rehearsal --tag ${tag.trim()} --yes`, { env });
  expect(services().filter((name) => /postgres|redis/.test(name))).toEqual([]);
  await siteIsBack();
  expect(await readPost(theirs.id)).toBe(theirs.body);
}, 900_000);

test("a release without it goes back to the swarm's own, whose files were kept", async () => {
  typed("deployer release ublog-rehearsal --yes");
  await siteIsBack();
  expect(services()).toEqual(expect.arrayContaining(["ublog-rehearsal_postgres", "ublog-rehearsal_redis"]));
  expect(await readPost(ours.id)).toBe(ours.body);
  expect((await ask(`/api/posts/${theirs.id}/`)).status).toBe(404);
}, 900_000);
