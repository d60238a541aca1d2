import { RemoteError } from "@django-swarm/environment";
import { type Consents, checkPlan } from "./check-plan";
import type { ServicePlan } from "./plan-services";
import type { ReleasePlan } from "./release-plan";

const service = (name: string, action: ServicePlan["action"]): ServicePlan => ({
  service: name,
  action,
  restarts: true,
  changes: [{ path: "image", before: "postgres:17.5", after: "postgres:17.6" }],
  drift: [{ path: "TaskTemplate.Resources", after: "1" }],
  imageDrifted: false,
});
const plan = (...services: readonly ServicePlan[]): ReleasePlan =>
  ({ environment: "ublog-staging", services }) as unknown as ReleasePlan;
const consents = (statefulRestart: boolean): Consents => ({
  statefulRestart,
  irreversibleMigrations: false,
  withoutDump: false,
});

test.each<[string, readonly ServicePlan[], RegExp]>([
  [
    "one service",
    [service("gunicorn", "rolling"), service("postgres", "stateful-restart")],
    /restarts postgres, which keeps data/,
  ],
  [
    "two services",
    [service("postgres", "stateful-restart"), service("redis", "stateful-restart")],
    /restarts postgres and redis, which keep data/,
  ],
])("a restart of %s with data is refused, with the fields and the flag", (_name, services, words) => {
  const check = (): void => checkPlan(plan(...services), consents(false));
  expect(check).toThrow(RemoteError);
  expect(check).toThrow(words);
  expect(check).toThrow(
    expect.objectContaining({
      code: "plan/stateful-restart",
      details: expect.arrayContaining(["postgres: image", "postgres: TaskTemplate.Resources"]),
      hint: expect.stringContaining("--allow-stateful-restart"),
    }),
  );
});

test("let through when it was agreed to, or there is none", () => {
  checkPlan(plan(service("postgres", "stateful-restart")), consents(true));
  checkPlan(plan(service("gunicorn", "rolling"), service("traefik", "brief-downtime")), consents(false));
});
