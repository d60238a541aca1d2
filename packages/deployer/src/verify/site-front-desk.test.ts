import { testEnvironment } from "@django-swarm/environment/testing";
import { isUnreachable } from "../swarm/unreachable";
import type { SshConnection } from "../transport/ssh-connection";
import { SiteFrontDesk } from "./site-front-desk";

/** A connection that is gone: the sockets that led through it are there, and nobody listens. */
const ssh = {
  forward: async () => "/nowhere/dsw-1/f1",
  exec: async () => ({ code: 0, stdout: "", stderr: "" }),
} as unknown as SshConnection;
const desk = new SiteFrontDesk(testEnvironment(), { ssh }, undefined);

test("a probe over a connection that is gone says nothing about the site", async () => {
  await expect(desk.probe()).resolves.toBeUndefined();
});

test("a check over it is one that may be done again, on another connection", async () => {
  const error = await desk.check().catch((thrown: unknown) => thrown);
  expect(isUnreachable(error)).toBe(true);
});
