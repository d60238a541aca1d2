import { dataServicesGoFirst } from "./data-services-go-first";
import type { ServiceChange } from "./service-changes";

const service = (name: string) => ({ name, image: "i", hash: "h", replicas: 1 });
const change = (kind: ServiceChange["kind"], name: string): ServiceChange => ({
  service: name,
  kind,
  reason: "",
  imageDrifted: false,
});
const both = [service("postgres"), service("redis")];

test.each<[string, readonly string[], readonly ServiceChange[], boolean, boolean]>([
  ["the first release", ["postgres", "redis"], [change("create", "gunicorn")], true, true],
  ["the first release, all attached", [], [change("create", "gunicorn")], true, false],
  ["a later release", ["postgres", "redis"], [change("update", "gunicorn")], false, false],
  ["a later release that changes one", ["postgres", "redis"], [change("update", "redis")], false, false],
  ["one that is new", ["postgres", "redis"], [change("create", "postgres")], false, true],
  ["another service that is new", ["postgres", "redis"], [change("create", "celery-worker-mail")], false, false],
  ["one that went", ["redis"], [change("extra", "postgres")], false, false],
])("%s", (_, names, changes, isFirst, expected) => {
  expect(
    dataServicesGoFirst(
      both.filter(({ name }) => names.includes(name)),
      changes,
      isFirst,
    ),
  ).toBe(expected);
});
