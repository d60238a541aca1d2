import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const GOLDENS = join(__dirname, "../golden");

interface Rollout {
  readonly order: string;
}
interface ComposeService {
  readonly ports?: readonly { readonly mode: string }[];
  readonly healthcheck: object;
  readonly stop_grace_period: string;
  readonly logging: { readonly driver: string; readonly options: Readonly<Record<string, string>> };
  readonly deploy: {
    readonly mode: string;
    readonly replicas?: number;
    readonly endpoint_mode?: string;
    readonly update_config?: Rollout;
    readonly rollback_config?: Rollout;
    readonly restart_policy: object;
    readonly resources: object;
  };
}

const services = readdirSync(GOLDENS, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".yml"))
  .flatMap((file) => {
    const { services } = parse(readFileSync(join(GOLDENS, file), "utf8")) as {
      services: Record<string, ComposeService>;
    };
    return Object.entries(services).map(([name, service]): [string, ComposeService] => [`${name} of ${file}`, service]);
  });

test("there are services to look at", () => {
  expect(services.length).toBeGreaterThan(40);
});

const rollout = (onFailure: string) => ({
  parallelism: 1,
  order: expect.stringMatching(/^(start|stop)-first$/),
  failure_action: onFailure,
  monitor: expect.stringMatching(/^\d+s$/),
  max_failure_ratio: 0,
});
const check = {
  test: expect.arrayContaining(["CMD"]),
  interval: expect.stringMatching(/^\d+s$/),
  timeout: expect.stringMatching(/^\d+s$/),
  retries: expect.any(Number),
  start_period: expect.stringMatching(/^\d+s$/),
  start_interval: "1s",
};

describe.each(services)("%s", (_, service) => {
  const { deploy } = service;
  const isJob = deploy.mode === "replicated-job";

  test("says how it is updated and rolled back, unless it is a job", () => {
    if (isJob) return expect(deploy).not.toHaveProperty("update_config");
    expect(deploy.update_config).toEqual(rollout("rollback"));
    expect(deploy.rollback_config).toEqual({ ...rollout("pause"), order: deploy.update_config?.order });
  });

  test("says how its health is found out, or that it is not", () => {
    if ("disable" in service.healthcheck) return expect(service.healthcheck).toEqual({ disable: true });
    expect(service.healthcheck).toEqual(check);
  });

  test("has limits of memory and logs, a restart policy and time to end", () => {
    const memory = expect.stringMatching(/^\d+M$/);
    expect(deploy.resources).toMatchObject({ limits: { memory }, reservations: { memory } });
    expect(deploy.restart_policy).toEqual(isJob ? { condition: "none" } : { condition: "any", delay: "2s" });
    expect(service.stop_grace_period).toMatch(/^\d+s$/);
    expect(service.logging).toEqual({ driver: "json-file", options: { "max-size": "10m", "max-file": "3" } });
  });

  test("is never there twice where it owns a port", () => {
    if (!service.ports) return;
    expect(service.ports.every(({ mode }) => mode === "host")).toBe(true);
    expect(deploy).toMatchObject({ mode: "replicated", replicas: 1, update_config: { order: "stop-first" } });
  });

  test("is found by its tasks' addresses", () => {
    expect(deploy.endpoint_mode).toBe(isJob ? undefined : "dnsrr");
  });
});

test.each(["postgres", "redis", "portainer", "traefik", "celery-beat"])("%s is never there twice", (name) => {
  const found = services.filter(([title]) => title.startsWith(`${name} of`));
  expect(found.length).toBeGreaterThan(0);
  for (const [, { deploy }] of found) {
    expect(deploy).toMatchObject({ mode: "replicated", replicas: 1 });
    expect([deploy.update_config?.order, deploy.rollback_config?.order]).toEqual(["stop-first", "stop-first"]);
  }
});
