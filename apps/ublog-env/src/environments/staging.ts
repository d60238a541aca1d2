import { defineEnvironment } from "@django-swarm/environment";
import { ublog } from "./ublog";

export const staging = defineEnvironment({
  ...ublog,
  name: "ublog-staging",
  domain: { zone: "example.com", host: "staging.example.com" },
});
