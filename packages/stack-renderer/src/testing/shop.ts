import { defineEnvironment } from "@django-swarm/environment";

/**
 * A product unlike μblog: an ASGI server, no celery and no Redis, a health path and files of its own, a search engine
 * beside it, its own second process for web sockets under a name of its own, and two names for the site.
 */
export const shop = defineEnvironment({
  name: "shop",
  region: "eu-central-1",
  state: { kind: "s3", bucket: "shop-states" },
  domain: { zone: "example.org", host: "shop.example.org", aliases: ["boutique.example.org"] },
  acme: { email: "ops@example.org" },
  portainer: { kind: "disabled" },
  cache: { kind: "none" },
  app: {
    settingsModule: "config.settings.production",
    server: {
      kind: "command",
      command: [
        ...["uvicorn", "config.asgi:application", "--host", "0.0.0.0", "--port", "8080"],
        ...["--proxy-headers", "--forwarded-allow-ips", "*", "--timeout-graceful-shutdown", "60"],
      ],
      port: 8080,
      databaseConnections: 8,
    },
    healthCheckPath: "/livez",
    backendPaths: ["/rest", "/accounts"],
    secrets: ["SECRET_KEY", "PAYMENT_TOKEN"],
    env: { CURRENCY: "€", PRICE_FORMAT: "$0.00", DEBUG_TOOLBAR: "no", BANNER: "Sale!\nToday: 10 %" },
    postgres: { database: "shop", user: "shop" },
    services: [
      {
        name: "search",
        image: "getmeili/meilisearch:v1.22.1",
        command: ["meilisearch", "--env", "production"],
        secretsFrom: "environment",
        secrets: ["MEILI_MASTER_KEY"],
        replicas: "singleton",
        port: 7700,
        memoryLimitMiB: 256,
        healthCheck: { kind: "command", command: ["curl", "--fail", "--silent", "http://127.0.0.1:7700/health"] },
      },
      {
        name: "sockets",
        image: "backend",
        command: ["daphne", "--bind", "0.0.0.0", "--port", "9000", "config.asgi:application"],
        secrets: ["PUSH_KEY"],
        replicas: 2,
        port: 9000,
        public: { host: "ws.shop.example.org", allowFrom: "anywhere" },
        healthCheck: { kind: "http", path: "/livez" },
      },
      {
        name: "exporter",
        image: "prom/statsd-exporter:v0.28.0",
        networks: ["metrics"],
        port: 9102,
        public: { path: "/metrics", allowFrom: ["203.0.113.0/24"] },
        memoryLimitMiB: 32,
        memoryReservationMiB: 16,
        replicas: "singleton",
        healthCheck: { kind: "none", reason: "the image holds the exporter alone" },
      },
    ],
  },
});
