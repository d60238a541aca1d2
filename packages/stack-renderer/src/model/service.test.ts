import { deployObject } from "../render/deploy-object";
import { serviceObject } from "../render/service-object";
import { good } from "../rules/testing/fixture";
import type { GlobalService, RollingService, Service, SingletonService } from "./service";

const find = <S extends Service>(wanted: string): S => good.services.find(({ name }) => name === wanted) as S;
const beat = find<SingletonService>("celery-beat");
const nginx = find<RollingService>("nginx");
const agent = find<GlobalService>("portainer-agent");

/**
 * Each line below an `@ts-expect-error` is one that TypeScript refuses: `turbo run typecheck` fails where it does not.
 * What runs shows what a program in plain JavaScript gets in its place.
 */
test("beat, a database and whoever has a port of the node is there once, and ends before its successor starts", () => {
  // @ts-expect-error A singleton has no number of replicas.
  const twice: SingletonService = { ...beat, replicas: 2 };
  // @ts-expect-error Nor an order of its own.
  const early: SingletonService = { ...beat, order: "start-first" };
  for (const service of [twice, early]) {
    const once = { replicas: 1, update_config: { order: "stop-first" }, rollback_config: { order: "stop-first" } };
    expect(deployObject(service)).toMatchObject(once);
  }
});

test("who may be there twice owns neither ports nor data", () => {
  // @ts-expect-error Two of them would want one port.
  const port: RollingService = { ...nginx, ports: [{ port: 80, protocol: "tcp" }] };
  // @ts-expect-error Two of them would write to one directory.
  const data: RollingService = { ...nginx, data: [{ source: "/data/nginx", target: "/data" }] };
  // @ts-expect-error One on each node, and so as many writers.
  const onEach: GlobalService = { ...agent, data: [{ source: "/data/agent", target: "/data" }] };
  for (const service of [port, data, onEach]) {
    const rendered = serviceObject(service, good);
    expect(rendered).not.toHaveProperty("ports");
    expect(JSON.stringify(rendered["volumes"] ?? [])).not.toContain("/data/nginx");
  }
});

test("a service says its limits and how its health is found out, or is none", () => {
  const { resources: _resources, ...unlimited } = nginx;
  // @ts-expect-error No limits.
  const greedy: RollingService = unlimited;
  expect(() => deployObject(greedy)).toThrow(TypeError);
  const { healthCheck: _healthCheck, ...unchecked } = nginx;
  // @ts-expect-error No health check, and no reason why there is none.
  const silent: RollingService = unchecked;
  expect(() => serviceObject(silent, good)).toThrow(TypeError);
});
