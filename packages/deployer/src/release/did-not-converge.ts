import { ReleaseError } from "@django-swarm/environment";
import type { Cluster } from "../swarm/cluster";
import { absentNodes } from "./absent-nodes";
import { explainFailure } from "./explain-failure";
import { takenPort } from "./explain-task";
import type { LockedSite } from "./site";
import type { FailedService } from "./watch-services";

const LOG_LINES = 15;

/** What is known of a service that did not come up. */
interface Finding {
  readonly service: string;
  readonly cause: string;
  readonly fix: string;
  readonly lines: readonly string[];
}

/** The error of services that did not come up: why, what mends it, and what they printed last. */
export async function didNotConverge(site: LockedSite, failed: readonly FailedService[]): Promise<ReleaseError> {
  const findings = await Promise.all(failed.map((service) => find(site, service)));
  const absent = absentNodes(await site.cluster.readNodes());
  const [first] = findings;
  return new ReleaseError(
    findings.length === 1
      ? `${first?.service} did not come up: ${first?.cause}.`
      : `${findings.map(({ service }) => service).join(", ")} did not come up.`,
    {
      code: "release/not-converged",
      state: "needs-attention",
      details: [
        ...absent,
        ...findings.flatMap(({ service, cause, lines }) => [
          `${service}: ${cause}`,
          ...lines.map((line) => `  ${service} | ${line}`),
        ]),
      ],
      hint:
        absent.length > 0
          ? "A node was missing meanwhile: look at it with `docker node ls` on the host, then release again."
          : [...new Set(findings.map(({ fix }) => fix))].join(" "),
    },
  );
}

async function portHolder(cluster: Cluster, cause: string): Promise<string | undefined> {
  const port = takenPort(cause);
  return port === undefined ? undefined : cluster.portHolder(Number(port));
}

async function find(
  { cluster, environmentName }: LockedSite,
  { service, cause, task }: FailedService,
): Promise<Finding> {
  if (task === undefined) return { service, ...explainFailure(cause, []), lines: [] };
  const holder = await portHolder(cluster, cause);
  if (holder !== undefined) return { service, ...explainFailure(`${cause} by the container ${holder}`, []), lines: [] };
  const lines = await cluster.lastLogLines(task, LOG_LINES);
  const { tasks } = await cluster.readStack(environmentName);
  const container = tasks.find(({ ID }) => ID === task)?.Status.ContainerStatus?.ContainerID;
  const check = container === undefined ? undefined : await cluster.failedHealthCheck(container);
  if (check === undefined) return { service, ...explainFailure(cause, lines), lines };
  // One that is stopped because it never got healthy, and exits with 0, looks as if it had ended by itself.
  const why = cause.replace("it ends by itself", "its health check fails");
  return { service, ...explainFailure(why, lines), lines: [...lines, `health check: ${check.split("\n").at(-1)}`] };
}
