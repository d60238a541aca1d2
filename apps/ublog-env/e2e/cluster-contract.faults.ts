import type { Cluster } from "@django-swarm/deployer";
import { clusterContract, openCluster } from "@django-swarm/deployer/testing";
import type { WithS3State } from "@django-swarm/environment";
import { rehearsal } from "../src/environments/rehearsal";
import { onHost, typed } from "./rehearsal";
import { siteIsBack } from "./ublog";

const imageOf = (service: string): string =>
  onHost(`docker service inspect -f '{{.Spec.TaskTemplate.ContainerSpec.Image}}' ublog-rehearsal_${service}`).trim();
const image = imageOf("redis");
const otherImage = imageOf("postgres");
const COMMANDS = { good: "exec sleep 3600", crash: "exit 1" } as const;

let cluster: Cluster;
let close: (() => Promise<void>) | undefined;

beforeAll(async () => {
  // As after `. .rehearsal/env`: credentials, the emulator's address, ssh.
  for (const entry of typed("env -0").split("\0")) {
    const [name = "", ...value] = entry.split("=");
    if (name !== "") process.env[name] = value.join("=");
  }
  ({ cluster, close } = await openCluster(rehearsal as WithS3State));
});

afterAll(async () => {
  await close?.();
  onHost("docker config ls -q --filter name=contract_ | xargs -r docker config rm");
  await siteIsBack();
});

/** The unit tests put the same to the simulated swarm. */
clusterContract(() => ({
  cluster,
  play: (test) => test(),
  service: (behaviour, version) =>
    [
      `    image: ${image}`,
      `    entrypoint: [sh, -c, "${COMMANDS[behaviour]}"]`,
      `    environment: { VERSION: "${version}" }`,
      "    stop_grace_period: 1s",
    ].join("\n"),
  changeImageByHand: async (name) => {
    onHost(`docker service update --quiet --detach --no-resolve-image --image ${otherImage} ${name}`);
  },
  killEngine: async () => {
    onHost("sudo systemctl kill --signal=KILL docker");
  },
}));
