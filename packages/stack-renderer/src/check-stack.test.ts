import { buildStack } from "./build-stack";
import { checkStack } from "./check-stack";
import type { Service, SingletonService } from "./model/service";
import type { Stack } from "./model/stack";
import { inputsOf } from "./testing/inputs";

const good = buildStack(inputsOf());

/** The good stack with one service changed. */
const changed = (name: string, change: Partial<SingletonService>): Stack => ({
  ...good,
  services: good.services.map((service) => (service.name === name ? ({ ...service, ...change } as Service) : service)),
});
const added = (service: Partial<SingletonService> & { name: string }): Stack => ({
  ...good,
  services: [
    ...good.services,
    { ...good.services.find(({ name }) => name === "redis"), data: [], ...service } as Service,
  ],
});

const broken: [string, Stack, RegExp][] = [
  ["two services of one name", added({ name: "redis" }), /^services\.redis: each service needs a name of its own/],
  ["a name that is no DNS label", added({ name: "My_Service" }), /^services\.My_Service: lower-case/],
  ["a name that is too long", added({ name: "s".repeat(60) }), /must fit into 63 characters/],
  [
    "a config's name that is too long",
    { ...good, configs: [{ key: "x", name: "n".repeat(65), content: "" }] },
    /^configs\.x: at most 64/,
  ],
  ["an unknown network", changed("redis", { networks: ["mian"] }), /^services\.redis\.networks: .*"mian"/],
  ["an unknown secret", changed("redis", { secrets: ["NOPE"] }), /^services\.redis\.secrets: .*"NOPE"/],
  [
    "an unknown config",
    changed("redis", { configs: [{ config: "nope", target: "/x" }] }),
    /^services\.redis\.configs: .*"nope"/,
  ],
  [
    "a secret without a value",
    buildStack(inputsOf(undefined, { secretNames: { POSTGRES_PASSWORD: "p" } })),
    /^secrets\.SECRET_KEY: no value .*deployer secrets set SECRET_KEY/,
  ],
  [
    "no version",
    changed("redis", { image: "registry:5000/redis" }),
    /^services\.redis\.image: .*"registry:5000\/redis"/,
  ],
  ["latest", changed("redis", { image: "redis:latest" }), /^services\.redis\.image: /],
  ["a cut digest", changed("redis", { image: "redis@sha256:0123" }), /^services\.redis\.image: /],
  ["no image", changed("redis", { image: "" }), /^services\.redis\.image: .*""/],
  [
    "a port that is taken",
    added({ name: "other", ports: [{ port: 443, protocol: "udp" }] }),
    /^services\.other\.ports: another service has this port of the node \(found "443\/udp"\)/,
  ],
  [
    "the data of another service",
    added({ name: "other", data: [{ source: "/data/postgres", target: "/x" }] }),
    /^services\.other: must keep off the data of postgres/,
  ],
  [
    "a bind inside of another's data",
    changed("nginx", { binds: [{ source: "/data/redis/dump", target: "/x" }] }),
    /^services\.nginx: must keep off the data of redis/,
  ],
  [
    "two mounts at one path",
    changed("redis", { binds: [{ source: "/srv", target: "/data" }] }),
    /^services\.redis: each path in a container can be mounted once \(found "\/data"\)/,
  ],
  [
    "a label that no node has",
    changed("redis", { constraints: ["node.labels.dtaa == true"] }),
    /^services\.redis\.constraints: one of: /,
  ],
  ["a name that no service has", changed("redis", { answersAs: "nope" }), /^services\.redis\.answersAs: .*"nope"/],
  [
    "a secret in the environment",
    changed("redis", { environment: { SECRET_KEY: "hunter2" } }),
    /^services\.redis\.environment\.SECRET_KEY: is a secret/,
  ],
  [
    "a reservation above the limit",
    changed("redis", { resources: { memoryLimitMiB: 64, memoryReservationMiB: 65 } }),
    /^services\.redis\.resources: must not reserve more than its limit of 64 MiB \(found 65\)/,
  ],
  [
    "a file system in memory that fills the limit",
    changed("postgres", { memoryMounts: [{ target: "/dev/shm", sizeMiB: 320 }] }),
    /^services\.postgres\.memoryMounts: /,
  ],
];

test.each(broken)("%s is refused", (_, stack, expected) => {
  expect(checkStack(stack)).toContainEqual(expect.stringMatching(expected));
});

test("all problems are told at once, none with a secret's value", () => {
  const problems = checkStack(
    changed("redis", { image: "redis", networks: ["x"], environment: { SECRET_KEY: "hunter2" } }),
  );
  expect(problems).toHaveLength(3);
  expect(problems.join()).not.toContain("hunter2");
});

test("the same port with another protocol is no clash", () => {
  expect(checkStack(added({ name: "other", ports: [{ port: 80, protocol: "udp" }] }))).toEqual([]);
});
