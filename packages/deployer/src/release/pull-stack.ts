import type { StackFileService } from "../plan/stack-file-services";
import type { NodeObject } from "../swarm/engine-objects";

/** Where an image is needed. */
export interface WorkersPull {
  readonly image: string;
  readonly constraints: readonly string[];
  /** Host names of the nodes, by their ids. */
  readonly nodes: ReadonlyMap<string, string>;
}

/**
 * Which images workers need for some services, by a name for each. One of whose constraints we cannot judge is left
 * out, and so is a node that takes no tasks: the swarm pulls there when it gives a task to it.
 */
export function workersPulls(
  services: Iterable<StackFileService>,
  nodes: readonly NodeObject[],
): ReadonlyMap<string, WorkersPull> {
  const workers = nodes.filter(
    ({ Spec, Status }) => Spec.Role === "worker" && Spec.Availability === "active" && Status.State === "ready",
  );
  const pulls = new Map<string, WorkersPull>();
  for (const { image, deploy } of services as Iterable<{ image: string; deploy?: Deploy }>) {
    const constraints = deploy?.placement?.constraints ?? [];
    const fitting = workers.filter((node) => constraints.every((constraint) => holds(constraint, node)));
    const key = JSON.stringify([image, constraints]);
    if (fitting.length === 0 || pulls.has(key)) continue;
    const names = fitting.map(({ ID, Description }) => [ID, Description?.Hostname ?? ID] as const);
    pulls.set(key, { image, constraints, nodes: new Map(names) });
  }
  return new Map([...pulls.values()].map((pull, index) => [`image-${index + 1}`, pull]));
}

interface Deploy {
  readonly placement?: { readonly constraints?: readonly string[] };
}

function holds(constraint: string, { Spec: { Role: role, Labels: labels = {} } }: NodeObject): boolean {
  const [, label, relation, value] = /^node\.(?:role|labels\.(\S+)) *([!=]=) *(.+)$/.exec(constraint) ?? [];
  if (relation === undefined) return false;
  return ((label === undefined ? role : labels[label]) === value) === (relation === "==");
}

/**
 * A stack file of jobs that the swarm cannot start before it has their images, one on every worker that needs it. None
 * starts even then: its command is in no image, so that nothing of the application runs, whatever the image has.
 */
export function pullStack(pulls: ReadonlyMap<string, WorkersPull>): string {
  const services = [...pulls].map(([name, { image, constraints }]) => [
    name,
    {
      image,
      entrypoint: ["/nothing-to-run"],
      networks: ["bridge"],
      deploy: {
        mode: "global-job",
        restart_policy: { condition: "none" },
        placement: { constraints: [...constraints, "node.role == worker"] },
      },
    },
  ]);
  // A stack that names no network gets an overlay of its own, and that would stay behind. The swarm knows no "none".
  const networks = { bridge: { external: true, name: "bridge" } };
  return JSON.stringify({ version: "3.12", services: Object.fromEntries(services), networks });
}
