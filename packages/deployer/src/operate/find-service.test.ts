import { UsageError } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import type { LiveStack } from "../swarm/read-stack";
import { findService } from "./find-service";

const environment = testEnvironment();
const live = (...names: string[]): LiveStack => ({
  services: new Map(names.map((name) => [name, { ID: name } as never])),
  tasks: [],
});

test.each(["gunicorn", `${environment.name}_gunicorn`])("%s is found", (name) => {
  expect(findService(environment, live("gunicorn", "nginx"), name)).toMatchObject({ ID: "gunicorn" });
});

test.each([
  ["a slip of the finger", live("gunicorn", "nginx"), "gunicron", 'Did you mean "gunicorn"?'],
  ["a name that is near to none", live("gunicorn", "nginx"), "db", "Name one of: gunicorn, nginx."],
  ["an empty swarm", live(), "gunicorn", "Release first"],
])("%s is refused with what to do", (_, stack, name, hint) => {
  const find = () => findService(environment, stack, name);
  expect(find).toThrow(UsageError);
  expect(find).toThrow(expect.objectContaining({ hint: expect.stringContaining(hint) }));
});
