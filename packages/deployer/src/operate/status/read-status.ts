import { type Environment, hasPostgresVolume } from "@django-swarm/environment";
import { readHostFacts } from "../../host/host-facts";
import { readPem } from "../../release/render-release";
import { readNodes } from "../../swarm/read-nodes";
import { readStack } from "../../swarm/read-stack";
import type { Manager } from "../../swarm/with-manager";
import { explainTls } from "../../verify/explain-tls";
import { daysLeft, readCertificate } from "../../verify/read-certificate";
import { readAlarms } from "./read-alarms";
import { readBackupStatus } from "./read-backup-status";
import { siteNames } from "./site-names";
import type { CertificateStatus, Status } from "./status";
import { summariseNodes, summariseRelease, summariseServices } from "./summarise-stack";

/** File systems that can fill up, or that say where the data is. */
export const mountPointsOf = (environment: Environment, { outputs }: Manager): readonly string[] => [
  "/",
  outputs.data_root,
  ...(hasPostgresVolume(environment) ? [outputs.postgres_data_root] : []),
];

/** Reads everything that status shows; changes nothing. */
export async function readStatus(environment: Environment, manager: Manager): Promise<Status> {
  const { engine, ssh, outputs } = manager;
  const [live, nodes, facts, certificates, backup, alarms] = await Promise.all([
    readStack(engine, environment.name),
    readNodes(engine),
    readHostFacts(ssh, mountPointsOf(environment, manager)),
    readCertificates(environment, manager),
    readBackupStatus(environment, manager),
    readAlarms(environment),
  ]);
  return {
    environment: environment.name,
    url: outputs.application_url,
    release: summariseRelease(live),
    services: summariseServices(live),
    nodes: summariseNodes(nodes, live.tasks),
    certificates,
    disks: facts.disks,
    memoryMiB: facts.memoryMiB,
    load: { fiveMinutes: facts.load, cpus: facts.cpus },
    backup,
    alarms,
  };
}

async function readCertificates(environment: Environment, { ssh }: Manager): Promise<readonly CertificateStatus[]> {
  const root = await readPem(environment.acme.rootCertificateFile, "acme.rootCertificateFile");
  const socket = await ssh.forward("127.0.0.1:443");
  return Promise.all(
    siteNames(environment).map(async (hostName) => {
      try {
        const certificate = await readCertificate(socket, hostName, root);
        const { issuer, problem } = certificate;
        const trouble = problem === undefined ? undefined : (explainTls(problem, problem) ?? problem);
        return { hostName, daysLeft: daysLeft(certificate, Date.now()), issuer, trouble };
      } catch (error) {
        const trouble = error instanceof Error ? error.message : String(error);
        return { hostName, daysLeft: undefined, issuer: undefined, trouble };
      }
    }),
  );
}
