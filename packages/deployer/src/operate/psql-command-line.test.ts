import { secret } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { psqlCommandLine } from "./psql-command-line";

test("the swarm's own database: psql beside it", () => {
  expect(psqlCommandLine(testEnvironment(), ["-c", "select 1"])).toEqual({
    service: "postgres",
    command: ["psql", "--username", "ublog", "--dbname", "ublog", "-c", "select 1"],
  });
});

test("an attached database: by the application, whose settings know the URL; no part of it on the command line", () => {
  const environment = testEnvironment({ database: { kind: "attached", url: secret("DATABASE_URL") } });
  expect(psqlCommandLine(environment, [])).toEqual({
    service: "gunicorn",
    command: ["python", "manage.py", "dbshell"],
  });
  expect(psqlCommandLine(environment, ["-c", "select 1"]).command.slice(2)).toEqual([
    "dbshell",
    "--",
    "-c",
    "select 1",
  ]);
});
