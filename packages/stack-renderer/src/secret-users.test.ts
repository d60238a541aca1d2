import { secret } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { secretUsers } from "./secret-users";

test("who is given which secret, by the definition", () => {
  expect(Object.fromEntries(secretUsers(testEnvironment()))).toEqual({
    PORTAINER_ADMIN_PASSWORD: ["portainer"],
    SECRET_KEY: ["gunicorn", "celery-worker", "celery-beat"],
    POSTGRES_PASSWORD: ["gunicorn", "celery-worker", "celery-beat", "postgres"],
  });
});

test("an attached database's password is the application's alone", () => {
  const environment = testEnvironment({ database: { kind: "attached", url: secret("DATABASE_URL") } });
  expect(secretUsers(environment).get("DATABASE_URL")).toEqual(["gunicorn", "celery-worker", "celery-beat"]);
  expect(secretUsers(environment).has("POSTGRES_PASSWORD")).toBe(false);
});
