import { problemsOf, TEST_APP, TEST_DEFINITION as valid } from "../testing";

const services = (...given: readonly object[]): unknown => ({ ...valid, app: { ...TEST_APP, services: given } });
const none = { kind: "none", reason: "it has nothing that could" };
const search = {
  name: "search",
  image: "getmeili/meilisearch:v1.22.1",
  healthCheck: none,
  replicas: "singleton",
};
const sockets = {
  name: "sockets",
  image: "backend",
  command: ["daphne", "ublog.asgi:application"],
  port: 9000,
  healthCheck: { kind: "http", path: "/live" },
};
const reached = (at: object): object => ({ ...sockets, public: { allowFrom: "anywhere", ...at } });

const names = { ...valid.domain, aliases: ["blog.example.com"], redirects: ["www.example.com"] };

test.each<[string, unknown]>([
  ["an image with a version", services(search)],
  ["the application's own image", services(sockets)],
  ["a path of the site", services(reached({ path: "/ws" }))],
  ["a path below one that nginx leads to the web server", services(reached({ path: "/api/ws" }))],
  [
    "a path that begins as the web server's does",
    { ...valid, app: { ...TEST_APP, routing: "traefik", services: [reached({ path: "/apis" })] } },
  ],
  [
    "a name of its own beside aliases and redirects",
    { ...(services(reached({ host: "ws.example.com" })) as object), domain: names },
  ],
  ["a name of its own", services(reached({ host: "ws.example.com" }))],
  ["two paths of one name", services(reached({ path: "/a" }), { ...reached({ path: "/b" }), name: "other" })],
  ["exactly one, in a network of its own", services({ ...search, networks: ["searches"] })],
  [
    "another image's secrets as variables",
    services({ ...search, secretsFrom: "environment", command: ["meilisearch"], secrets: ["MEILI_MASTER_KEY"] }),
  ],
])("%s is accepted", (_, input) => {
  expect(problemsOf(input)).toEqual([]);
});

test.each<[string, unknown, RegExp]>([
  ["no name", services({ ...search, name: undefined }), /^app\.services\.0\.name: /],
  ["a name that is no DNS label", services({ ...search, name: "Search_1" }), /^app\.services\.0\.name: lower-case/],
  ["a name twice", services(search, search), /^app\.services\.1\.name: is there twice \(found "search"\)/],
  ...[
    "traefik",
    "socket-proxy",
    "portainer",
    "portainer-agent",
    "nginx",
    "gunicorn",
    "gunicorn-on-workers",
    "web",
    "celery-worker-mail",
    "celery-beat",
    "postgres",
    "redis",
    "release",
    "backup",
    "backend",
    "aliases",
    "redirects",
  ].map((name): [string, unknown, RegExp] => [
    `our own name ${name}`,
    services({ ...search, name }),
    /^app\.services\.0\.name: is a name of the stack's own services/,
  ]),
  [
    "an image without a version",
    services({ ...search, image: "redis:latest" }),
    /^app\.services\.0\.image: .*`latest`/,
  ],
  [
    "replaced while it runs, and nobody can tell whether the new one works",
    services({ ...search, replicas: 1 }),
    /^app\.services\.0\.replicas: must be "singleton", or state a health check: .* \(found 1\)$/,
  ],
  ["no word about its health", services({ ...search, healthCheck: undefined }), /^app\.services\.0\.healthCheck: /],
  [
    "the application's image without a command",
    services({ ...sockets, command: undefined }),
    /^app\.services\.0\.command: must be stated/,
  ],
  [
    "secrets as variables without a command",
    services({ ...search, secretsFrom: "environment" }),
    /^app\.services\.0\.command: must be stated/,
  ],
  [
    "a say in how the application's image reads its secrets",
    services({ ...sockets, secretsFrom: "files" }),
    /^app\.services\.0\.secretsFrom: must be left out/,
  ],
  [
    "a check by Python in another image",
    services({ ...search, port: 80, healthCheck: sockets.healthCheck }),
    /^app\.services\.0\.healthCheck\.kind: must be "command" or "none"/,
  ],
  ["a check of no port", services({ ...sockets, port: undefined }), /^app\.services\.0\.port: must be stated/],
  [
    "a way to no port",
    services({ ...search, public: { path: "/s", allowFrom: "anywhere" } }),
    /^app\.services\.0\.port: must be stated/,
  ],
  ["open without a word about whom", services({ ...sockets, public: { path: "/ws" } }), /public\.allowFrom: /],
  ["all of the site", services(reached({})), /^app\.services\.0\.public\.path: is the site's.*staging\.example\.com\//],
  [
    "one path twice",
    services(reached({ path: "/ws" }), { ...reached({ path: "/ws" }), name: "other" }),
    /^app\.services\.1\.public\.path: is the site's, or another service's/,
  ],
  ["a path that ends with a slash", services(reached({ path: "/ws/" })), /^app\.services\.0\.public\.path: a path/],
  ["what would end a rule of Traefik's", services(reached({ path: "/`)" })), /^app\.services\.0\.public\.path: a path/],
  [
    "a name outside the zone",
    services(reached({ host: "ws.example.org" })),
    /^app\.services\.0\.public\.host: must lie in the zone example\.com/,
  ],
  [
    "Portainer's name",
    services(reached({ host: "portainer.staging.example.com" })),
    /^app\.services\.0\.public\.host: is Portainer's name/,
  ],
  [
    "a name that the site has besides",
    { ...(services(reached({ host: "blog.example.com", path: "/ws" })) as object), domain: names },
    /^app\.services\.0\.public\.host: is served as staging\.example\.com is \(domain\.aliases\)/,
  ],
  [
    "a name that leads to the site",
    { ...(services(reached({ host: "www.example.com" })) as object), domain: names },
    /^app\.services\.0\.public\.host: leads to staging\.example\.com \(domain\.redirects\)/,
  ],
  [
    "a path below one that Traefik leads to the web server",
    { ...valid, app: { ...TEST_APP, routing: "traefik", services: [reached({ path: "/api/ws" })] } },
    /^app\.services\.0\.public\.path: is the web server's/,
  ],
  [
    "the network of the engine's socket",
    services({ ...search, networks: ["main", "socket"] }),
    /^app\.services\.0\.networks\.1: is a network of the stack's own/,
  ],
  [
    "the application's secret as a variable",
    services({ ...sockets, env: { SECRET_KEY: "hunter2" } }),
    /^app\.services\.0\.env\.SECRET_KEY: is a secret/,
  ],
  [
    "its own secret as a variable",
    services({ ...search, secrets: ["KEY"], env: { KEY: "hunter2" } }),
    /^app\.services\.0\.env\.KEY: is a secret/,
  ],
  [
    "a reservation above the limit",
    services({ ...search, memoryLimitMiB: 32 }),
    /^app\.services\.0\.memoryReservationMiB: must not be above memoryLimitMiB, 32 \(found 64\)/,
  ],
  [
    "its resources in two places",
    { ...(services(search) as object), resources: { search: { cpuLimit: 1 } } },
    /^resources\.search: belongs into app\.services\.0/,
  ],
  ["half a replica", services({ ...search, replicas: 0.5 }), /^app\.services\.0\.replicas: /],
  ["a number in an environment", services({ ...search, env: { PORT: 80 } }), /^app\.services\.0\.env\.PORT: /],
])("%s is refused", (_, input, expected) => {
  const problems = problemsOf(input);
  expect(problems).toContainEqual(expect.stringMatching(expected));
  expect(problems.join()).not.toContain("hunter2");
});
