import { testEnvironment } from "@django-swarm/environment/testing";
import { siteNames } from "./site-names";

test("the site, its other names, those that lead to it, and Portainer where it is", () => {
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
  expect(siteNames(testEnvironment({ portainer: { kind: "disabled" } }))).toEqual(["staging.example.com"]);
});
