import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Environment, RemoteError } from "@django-swarm/environment";
import { docker, type Engine, inspect, tryDocker } from "../docker/docker";
import { CLOUD, EMULATED_ACCOUNT, inRehearsal, type Layout, NETWORK, REHEARSAL_LABEL } from "../layout";
import { freePort } from "../preflight/free-port";
import { type Cloud, PUBLISHED } from "./cloud";
import { findCloud } from "./find-cloud";

const READY_DEADLINE_MS = 60_000;
const CLOUD_ADDRESS = "10.20.255.2";

/** Names of AWS that a host calls, answered by the container; and the ACME server's. A bucket is a name of its own. */
const aliases = (region: string, environmentName: string): string[] => [
  "acme.rehearsal.internal",
  `${EMULATED_ACCOUNT}.dkr.ecr.${region}.amazonaws.com`,
  ...["api.ecr", "ec2", "elasticfilesystem", "monitoring", "s3", "ssm", "sts"].map(
    (service) => `${service}.${region}.amazonaws.com`,
  ),
  ...["assets", "backups"].map(
    (purpose) => `${environmentName}-${purpose}-${EMULATED_ACCOUNT}.s3.${region}.amazonaws.com`,
  ),
];

async function createNetwork(engine: Engine, layout: Layout): Promise<void> {
  if ((await tryDocker(engine, ["network", "inspect", NETWORK])).exitCode === 0) return;
  // The VPC's own range: a private address of the emulated EC2 is the address of its container.
  const range = ["--subnet", "10.20.0.0/16", "--gateway", "10.20.255.1"];
  await docker(engine, ["network", "create", "--label", `${REHEARSAL_LABEL}=${layout.root}`, ...range, NETWORK]);
}

async function createCloud(
  engine: Engine,
  layout: Layout,
  image: string,
  { region, name }: Environment,
): Promise<void> {
  const ports: string[] = [];
  for (const [purpose, { container, candidates }] of Object.entries(PUBLISHED)) {
    const port = await freePort(purpose, candidates);
    ports.push("--publish", `127.0.0.1:${port}:${container}`);
    if (purpose === "https") ports.push("--publish", `127.0.0.1:${port}:${container}/udp`);
  }
  await docker(engine, [
    "run",
    "--detach",
    ...["--name", CLOUD, "--label", `${REHEARSAL_LABEL}=${layout.root}`, "--hostname", "cloud"],
    ...["--network", NETWORK, "--ip", CLOUD_ADDRESS],
    ...aliases(region, name).flatMap((alias) => ["--network-alias", alias]),
    // The Internet gateway translates addresses; the emulator's Elastic IPs lie in 127.0.0.0/8.
    ...[
      "--cap-add",
      "NET_ADMIN",
      "--sysctl",
      "net.ipv4.ip_forward=1",
      "--sysctl",
      "net.ipv4.conf.all.route_localnet=1",
    ],
    ...["--env", `AWS_REGION=${region}`],
    ...ports,
    image,
  ]);
}

/** Starts the emulated AWS unless it runs, and waits until all of it answers. */
export async function ensureCloud(
  engine: Engine,
  layout: Layout,
  image: string,
  environment: Environment,
): Promise<Cloud> {
  await createNetwork(engine, layout);
  if ((await inspect(engine, [CLOUD])).length === 0) await createCloud(engine, layout, image, environment);
  await waitUntilReady(engine);

  const read = async (...command: string[]): Promise<string> =>
    (await docker(engine, ["exec", CLOUD, ...command])).stdout;
  writeFileSync(inRehearsal(layout, "ca.crt"), await read("cat", "/pki/ca.crt"));
  // Let's Encrypt's root is in every browser; this one is new each time that the container starts.
  writeFileSync(
    inRehearsal(layout, "site-root.pem"),
    await read("curl", "-fsS", "--cacert", "/pki/ca.crt", "https://localhost:15000/roots/0"),
  );
  return (await findCloud(engine)) as Cloud;
}

async function waitUntilReady(engine: Engine): Promise<void> {
  for (const deadline = Date.now() + READY_DEADLINE_MS; Date.now() < deadline; await sleep(500)) {
    if ((await tryDocker(engine, ["exec", CLOUD, "ready"])).exitCode === 0) return;
  }
  const { stdout, stderr } = await tryDocker(engine, ["logs", "--tail", "15", CLOUD]);
  throw new RemoteError("The emulated AWS does not answer.", {
    code: "rehearsal/cloud",
    details: `${stdout}${stderr}`.trim().split("\n"),
    hint: "npm run rehearse -- --down && npm run rehearse",
  });
}
