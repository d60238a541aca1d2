import { createHash } from "node:crypto";
import { parse } from "yaml";
import { labelServices } from "../../release/label-services";
import type { Target } from "../../release/target";
import type { Behaviour } from "./simulated-service";

/** A release that somebody wants, in small. */
export interface SimulatedRelease {
  readonly version: number;
  readonly web: Behaviour;
  readonly worker: Behaviour;
  readonly job: "job-good" | "job-fails";
  /** Its job has a migration that cannot be undone. */
  readonly oneWay: boolean;
  /** Version of its one secret. */
  readonly secret: number;
  /** It has a service that others have not. */
  readonly extra: boolean;
}

/** One that comes out well. */
export const GOOD_RELEASE: SimulatedRelease = {
  version: 1,
  web: "good",
  worker: "good",
  job: "job-good",
  oneWay: false,
  secret: 1,
  extra: false,
};

export const secretName = (environmentName: string, version: number): string => `${environmentName}_KEY_${version}`;

const service = (name: string, image: string, replicas: number, order: string): string => `  ${name}:
    image: "${image}"
    environment:
      NAME: ${name}
    secrets:
      - KEY
    deploy:
      replicas: ${replicas}
      update_config:
        order: ${order}
`;

export const jobImage = ({ job, version, oneWay }: SimulatedRelease): string =>
  `job@${job}-${version}${oneWay ? "-oneway" : ""}`;

const made = new Map<string, Target>();

/** The target of a release, from a stack file with the project's own kinds of services. Made once, played often. */
export function simulatedTarget(environmentName: string, release: SimulatedRelease): Target {
  const key = JSON.stringify([environmentName, release]);
  const target = made.get(key) ?? makeTarget(environmentName, release);
  made.set(key, target);
  return target;
}

function makeTarget(environmentName: string, release: SimulatedRelease): Target {
  const { version, secret } = release;
  const web = `web@${release.web}-${version}`;
  const worker = `worker@${release.worker}-${version}`;
  const name = secretName(environmentName, secret);
  const yaml = `services:
${service("postgres", "postgres@good-1", 1, "stop-first").replace("    secrets:\n      - KEY\n", "")}${service("web", web, 2, "start-first")}${service("worker", worker, 1, "start-first")}${
  release.extra ? service("extra", "extra@good-1", 1, "start-first") : ""
}${service("beat", `worker@good-${version}`, 1, "stop-first")}secrets:
  KEY:
    external: true
    name: ${name}
`;
  const jobYaml = `services:
  release:
    image: "${jobImage(release)}"
`;
  const jobHash = createHash("sha256").update(jobYaml).digest("hex").slice(0, 16);
  const tags = new Map([web, worker, `worker@good-${version}`].map((image) => [image, `v${version}`]));
  const labelled = labelServices(parse(yaml, { schema: "failsafe" }), {
    tags,
    releaseJob: { image: web, hash: jobHash },
  });
  const image = { reference: web, tag: `v${version}` };
  return {
    kind: "release",
    tag: `v${version}`,
    chosen: { backend: image, frontend: image },
    stackYaml: labelled.yaml,
    services: labelled.services,
    stateful: new Set(["postgres"]),
    dataServices: undefined,
    job: { yaml: jobYaml, hash: jobHash },
    objects: { secrets: new Map([[name, "value"]]), configs: new Map(), networks: new Map() },
    login: undefined,
  };
}
