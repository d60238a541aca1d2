import { defineEnvironment } from "@django-swarm/environment";
import { ublog } from "../src/environments/ublog";

/** Every option that adds resources: what no environment of μblog uses is scanned, too. */
export const everything = defineEnvironment({
  ...ublog,
  name: "ublog-everything",
  domain: {
    zone: "example.com",
    host: "everything.example.com",
    aliases: ["all.example.com"],
    redirects: ["www.example.com"],
  },
  app: { ...ublog.app, assets: "s3" },
  host: { workers: 2, ssh: { kind: "allow-list", keyName: "ops", cidrs: ["203.0.113.0/24"] } },
  logs: { driver: "awslogs" },
  alarms: { email: "ops@example.com" },
});
