import { requiredSecrets } from "@django-swarm/environment";
import { buildJobs } from "./build-jobs";
import { buildStack } from "./build-stack";
import { checkStack } from "./check-stack";
import type { Service } from "./model/service";
import { renderStack } from "./render/render-stack";
import { expectGolden } from "./testing/expect-golden";
import { inputsOf } from "./testing/inputs";
import { shop } from "./testing/shop";

const inputs = inputsOf(shop);
const stack = buildStack(inputs);
const jobs = buildJobs(inputs);
const serviceOf = (name: string): Service => stack.services.find((service) => service.name === name) as Service;

test.each([
  ["shop/stack.yml", stack],
  ["shop/release.yml", jobs.release],
  ["shop/backup.yml", jobs.backup],
])("%s", (name, rendered) => {
  expect(rendered && checkStack(rendered)).toEqual([]);
  if (rendered) expectGolden(name, renderStack(rendered));
});

test("a product unlike μblog has its own services, and none that it does not need", () => {
  expect(stack.services.map(({ name }) => name)).toEqual([
    ...["traefik", "socket-proxy", "nginx", "web", "search", "sockets", "exporter", "postgres"],
  ]);
  expect(requiredSecrets(shop)).toEqual([
    ...["SECRET_KEY", "PAYMENT_TOKEN", "POSTGRES_PASSWORD", "MEILI_MASTER_KEY", "PUSH_KEY"],
  ]);
  expect(Object.keys(serviceOf("web").environment).filter((name) => /CELERY|REDIS/.test(name))).toEqual([]);
});

test("another server than gunicorn is wrapped, drained, checked and replaced like it", () => {
  const web = serviceOf("web");
  expect(web.entrypoint).toEqual([
    ...["/bin/sh", "/django-swarm/with-secrets", "/bin/sh", "/django-swarm/drain", "5", "TERM"],
  ]);
  expect(web.command?.[0]).toBe("uvicorn");
  expect(web).toMatchObject({ rollout: "rolling", replicas: 2, stopGracePeriodMs: 75_000, stopSignal: "SIGTERM" });
  expect("command" in web.healthCheck && web.healthCheck.command.slice(-3)).toEqual([
    ...["8080", "/livez", "shop.example.org"],
  ]);
});

test("nginx asks it by its full name, at its port", () => {
  const config = stack.configs.find(({ key }) => key === "nginx")?.content;
  expect(config).toContain("set $backend shop_web;");
  expect(config).toContain("proxy_pass http://$backend:8080;");
  expect(config).toContain("location ~ ^(/rest|/accounts)(/|$)");
});

test("a service in the application's image is its sibling, with secrets and variables of its own besides", () => {
  const sockets = serviceOf("sockets");
  expect(sockets.image).toBe(serviceOf("web").image);
  expect(sockets.secrets).toEqual(["SECRET_KEY", "PAYMENT_TOKEN", "POSTGRES_PASSWORD", "PUSH_KEY"]);
  expect(sockets.environment).toEqual({
    ...serviceOf("web").environment,
    ALLOWED_HOSTS: "shop.example.org,boutique.example.org,ws.shop.example.org",
    CSRF_TRUSTED_ORIGINS: "https://shop.example.org,https://boutique.example.org,https://ws.shop.example.org",
  });
  expect(sockets.networks).toEqual(["main", "traefik-public"]);
  // Traefik asks it directly, so it drains as long as nginx does.
  expect(sockets.entrypoint?.slice(2)).toEqual(["/bin/sh", "/django-swarm/drain", "5", "TERM"]);
});

test.each([
  ["sockets", "Host(`ws.shop.example.org`)", undefined],
  ["exporter", "Host(`shop.example.org`) && (Path(`/metrics`) || PathPrefix(`/metrics/`))", "203.0.113.0/24"],
])("%s is reached by %s, from %s", (name, rule, range) => {
  const { labels } = serviceOf(name);
  expect(labels[`traefik.http.routers.shop-${name}.rule`]).toBe(rule);
  expect(labels[`traefik.http.middlewares.shop-${name}-allow.ipallowlist.sourcerange`]).toBe(range);
});

test("a path of the site is there under its other name, too; a name of its own is one", () => {
  const { labels } = serviceOf("exporter");
  expect(labels["traefik.http.routers.shop-exporter-aliases.rule"]).toBe(
    "Host(`boutique.example.org`) && (Path(`/metrics`) || PathPrefix(`/metrics/`))",
  );
  expect(Object.keys(serviceOf("sockets").labels).filter((label) => label.includes("aliases"))).toEqual([]);
});

test("another image has its own secrets alone, and sees the databases only where it is on their network", () => {
  expect(serviceOf("search")).toMatchObject({
    rollout: "singleton",
    secrets: ["MEILI_MASTER_KEY"],
    environment: {},
    networks: ["main"],
    labels: {},
    entrypoint: ["/bin/sh", "/django-swarm/with-secrets", "/bin/sh", "/django-swarm/drain", "5", "TERM"],
  });
  expect(serviceOf("exporter")).toMatchObject({ networks: ["metrics", "traefik-public"], secrets: [], configs: [] });
  expect(serviceOf("exporter").entrypoint).toBeUndefined();
  expect(stack.networks).toContainEqual({ key: "metrics", kind: "overlay", attachable: false, internal: false });
});

test("Postgres has room for the connections that were stated", () => {
  // (2 + 1) × 8 of web, (2 + 1) × 5 of sockets, 15 for people.
  expect(serviceOf("postgres").command).toContain("max_connections=54");
});
