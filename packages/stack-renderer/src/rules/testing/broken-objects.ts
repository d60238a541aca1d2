import { buildStack } from "../../build-stack";
import { inputsOf } from "../../testing/inputs";
import { added, changed, fixture, good } from "./fixture";

export const namesFit = [
  fixture("two services of one name", added({ name: "redis" }), /^services\.redis: each service needs a name of its/),
  fixture("a name that is no DNS label", added({ name: "My_Service" }), /^services\.My_Service: lower-case/),
  fixture("a name that is too long", added({ name: "s".repeat(60) }), /must fit into 63 characters/),
  fixture(
    "a config's name that is too long",
    { ...good, configs: [...good.configs, { key: "x", name: "n".repeat(65), content: "" }] },
    /^configs\.x: at most 64/,
  ),
  fixture(
    "two secrets of one key",
    { ...good, secrets: [...good.secrets, { key: "SECRET_KEY", name: "other" }] },
    /^secrets\.SECRET_KEY: each needs a key of its own/,
  ),
];

export const referencesExist = [
  fixture("an unknown network", changed("redis", { networks: ["mian"] }), /^services\.redis\.networks: .*"mian"/),
  fixture("an unknown secret", changed("redis", { secrets: ["NOPE"] }), /^services\.redis\.secrets: .*"NOPE"/),
  fixture(
    "an unknown config",
    changed("redis", { configs: [{ config: "nope", target: "/x" }] }),
    /^services\.redis\.configs: .*"nope"/,
  ),
  fixture(
    "a secret without a value",
    buildStack(inputsOf(undefined, { secretNames: { POSTGRES_PASSWORD: "p", PORTAINER_ADMIN_PASSWORD: "p" } })),
    /^secrets\.SECRET_KEY: no value .*deployer secrets set SECRET_KEY/,
  ),
];

export const configsFit = [
  fixture(
    "a config of 1,000 KB",
    { ...good, configs: [...good.configs, { key: "list", name: "list", content: "ä".repeat(512_000) }] },
    /^configs\.list: less than 1024000 bytes.*found 1024000/,
  ),
];

const IMAGE = /^services\.redis\.image: a version tag or a digest/;
export const imagesArePinned = [
  fixture("no version", changed("redis", { image: "registry:5000/redis" }), IMAGE),
  fixture("latest", changed("redis", { image: "redis:latest" }), IMAGE),
  fixture("a cut digest", changed("redis", { image: "redis@sha256:0123" }), IMAGE),
  fixture("no image", changed("redis", { image: "" }), IMAGE),
];

const environment = (variable: string, value: string) => changed("redis", { environment: { [variable]: value } });
export const secretsStaySecret = [
  fixture(
    "a secret in the environment",
    environment("SECRET_KEY", "hunter2"),
    /^services\.redis\.environment\.SECRET_KEY: is a secret/,
  ),
  fixture(
    "a URL with a password",
    environment("BROKER_URL", "amqp://app:hunter2@mq:5672"),
    /^services\.redis\.environment\.BROKER_URL: looks like a URL with a password/,
  ),
  fixture(
    "a key of AWS",
    environment("S3_ID", `AKIA${"A".repeat(16)}`),
    /^services\.redis\.environment\.S3_ID: looks like an AWS access key/,
  ),
  fixture(
    "a secret by its name",
    environment("EMAIL_HOST_PASSWORD", "hunter2"),
    /^services\.redis\.environment\.EMAIL_HOST_PASSWORD: looks like a secret by its name/,
  ),
];
