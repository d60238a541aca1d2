import type { NodeStatus, ServiceStatus } from "../operate/status/status";
import { type Finding, findingsIn } from "./finding";

/** An overlay network, and how many of its addresses are taken. */
export interface NetworkUse {
  readonly name: string;
  readonly addresses: number;
  readonly used: number;
}

export interface SwarmFacts {
  readonly environment: string;
  readonly nodes: readonly NodeStatus[];
  readonly services: readonly ServiceStatus[];
  /** What does not work with the engine of a node, a line each. */
  readonly engineProblems: readonly string[];
  /** Nodes that the data may run on. */
  readonly dataNodes: number;
  readonly networks: readonly NetworkUse[];
  /** Tasks that shall have ended and run on: ids and ages. */
  readonly lingering: readonly { readonly task: string; readonly minutes: number }[];
  /** Names of those that no service uses. */
  readonly unusedSecrets: readonly string[];
}

const NETWORK_PERCENT = 80;

export const judgeSwarm = (facts: SwarmFacts): readonly Finding[] => [
  ...facts.nodes.flatMap((node) => judgeNode(facts.environment, node)),
  ...judgeEngines(facts),
  ...judgeDataNodes(facts),
  ...judgeServices(facts),
  ...facts.networks.flatMap(judgeNetwork),
  ...judgeLingering(facts),
  ...judgeUnused(facts),
];

const finding = findingsIn("swarm");

function judgeNode(environment: string, { name, role, state, availability }: NodeStatus): readonly Finding[] {
  if (state !== "ready") {
    return [
      finding(
        "error",
        `the ${role} ${name} is ${state}`,
        "the manager has not heard of it: it is off, or the network between them is",
        `See the instance in EC2's console; \`cdktf deploy ${environment}\` starts what is not there.`,
      ),
    ];
  }
  if (availability === "active") return [];
  return [
    finding(
      "warning",
      `the ${role} ${name} takes no tasks`,
      `somebody set it to ${availability}`,
      `On the manager: \`docker node update --availability active ${name}\`.`,
    ),
  ];
}

/** See the matrix in preflight: a release would be refused. */
const judgeEngines = ({ engineProblems, environment }: SwarmFacts): readonly Finding[] =>
  engineProblems.map((problem) => {
    const [what = "", cause = ""] = problem.split(/: (.*)/);
    const fix = `Pin an image that suits it (\`images\` in the definition), or raise host.revision and \`cdktf deploy ${environment}\`.`;
    return finding("error", what, cause, fix);
  });

function judgeDataNodes({ dataNodes }: SwarmFacts): readonly Finding[] {
  if (dataNodes === 1) return [];
  return [
    finding(
      "error",
      dataNodes === 0 ? "no node has the label data" : `${dataNodes} nodes have the label data`,
      "Postgres and Redis run where it is, and their files are on one host only",
      "On the manager: `sudo systemctl restart django-swarm-swarm` sets it; `docker node update --label-rm data NODE` takes it off another.",
    ),
  ];
}

function judgeServices({ environment, services }: SwarmFacts): readonly Finding[] {
  if (services.length === 0) {
    const fix = `\`deployer release ${environment} --tag TAG\``;
    return [finding("error", "nothing was released", "the swarm runs no service of the environment", fix)];
  }
  return services.flatMap(({ name, running, desired, trouble }) => {
    if (trouble === undefined) return [];
    const busy = running >= desired;
    const fix = `\`deployer logs ${environment} ${name}\` shows what it prints; docs/runbooks/release-stuck.md.`;
    return [finding(busy ? "warning" : "error", `${name} runs ${running} of ${desired} tasks`, trouble, fix)];
  });
}

function judgeNetwork({ name, addresses, used }: NetworkUse): readonly Finding[] {
  if ((100 * used) / addresses < NETWORK_PERCENT) return [];
  return [
    finding(
      "warning",
      `the network ${name} has ${addresses - used} of ${addresses} addresses left`,
      "each task and each node takes one; without any no task starts",
      "Remove what lingers (`docker service ls`, `docker ps -a` on the manager), or use fewer replicas.",
    ),
  ];
}

function judgeLingering({ lingering }: SwarmFacts): readonly Finding[] {
  if (lingering.length === 0) return [];
  const oldest = Math.max(...lingering.map(({ minutes }) => minutes));
  return [
    finding(
      "warning",
      `${lingering.length} task${lingering.length === 1 ? "" : "s"} run on that shall have ended`,
      `the oldest for ${oldest} minutes: its node is away, or its engine hangs`,
      "On that node: `sudo systemctl restart docker`.",
    ),
  ];
}

function judgeUnused({ unusedSecrets: unused }: SwarmFacts): readonly Finding[] {
  if (unused.length === 0) return [];
  return [
    finding(
      "note",
      `${unused.length} secret${unused.length === 1 ? " is" : "s are"} used by no service`,
      `earlier releases left them: ${unused.slice(0, 3).join(", ")}${unused.length > 3 ? ", …" : ""}`,
      "They do no harm. A way back to an earlier release may need them.",
    ),
  ];
}
