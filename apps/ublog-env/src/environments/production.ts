import { defineEnvironment } from "@django-swarm/environment";
import { ublog } from "./ublog";

export const production = defineEnvironment({
  ...ublog,
  name: "ublog-production",
  domain: { zone: "example.com", host: "app.example.com" },
  alarms: { email: "ops@example.com" },
  storage: { postgresVolumeSizeGiB: 20 },
});
