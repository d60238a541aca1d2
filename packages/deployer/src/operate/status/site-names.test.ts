import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { siteNames } from "./site-names";

test("the site, its other names, those that lead to it, Portainer where it is, and services with names of their own", () => {
  const domain = {
    zone: "example.com",
    host: "app.example.com",
    aliases: ["blog.example.com"],
    redirects: ["www.example.com"],
  };
  expect(siteNames(testEnvironment({ domain }))).toEqual([
    "app.example.com",
    "blog.example.com",
    "www.example.com",
    "portainer.app.example.com",
  ]);
  const tool = {
    name: "tool",
    image: "tool:1",
    port: 80,
    public: { host: "tool.example.com", allowFrom: "anywhere" as const },
    replicas: "singleton" as const,
    healthCheck: { kind: "none" as const, reason: "-" },
  };
  expect(siteNames(testEnvironment({ app: { ...TEST_APP, services: [tool] } }))).toContain("tool.example.com");
  expect(siteNames(testEnvironment({ portainer: { kind: "disabled" } }))).toEqual(["staging.example.com"]);
});
