import { secret } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { secretUsers } from "./secret-users";

test("who is given which secret, by the definition", () => {
  const users = secretUsers(testEnvironment());
  expect(users.get("PORTAINER_ADMIN_PASSWORD")).toEqual(["portainer"]);
  expect(users.get("SECRET_KEY")).toEqual(["gunicorn", "celery-worker", "celery-beat"]);
  expect(users.get("POSTGRES_PASSWORD")).toEqual(expect.arrayContaining(["gunicorn", "celery-worker", "celery-beat"]));
});

test("an attached database's password is the application's alone", () => {
  const environment = testEnvironment({ database: { kind: "attached", url: secret("DATABASE_URL") } });
  expect(secretUsers(environment).get("DATABASE_URL")).toEqual(["gunicorn", "celery-worker", "celery-beat"]);
  expect(secretUsers(environment).has("POSTGRES_PASSWORD")).toBe(false);
});
