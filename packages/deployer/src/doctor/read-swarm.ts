import { cidrBounds, type Environment } from "@django-swarm/environment";
import { summariseNodes, summariseServices } from "../operate/status/summarise-stack";
import { engineProblems, nodeEngine } from "../preflight/judge-engine";
import type { Engine } from "../swarm/engine";
import type { TaskObject } from "../swarm/engine-objects";
import { readNodes } from "../swarm/read-nodes";
import { readStack } from "../swarm/read-stack";
import { ENVIRONMENT_LABEL } from "../swarm/stack-labels";
import type { NetworkUse, SwarmFacts } from "./judge-swarm";

/** A task that is told to end may serve its last requests for as long as this. */
const GRACE_MINUTES = 5;

interface Attached extends TaskObject {
  readonly NetworksAttachments?: readonly { readonly Network: { readonly ID: string } }[];
  readonly UpdatedAt?: string;
}

export async function readSwarm(environment: Environment, engine: Engine): Promise<SwarmFacts> {
  const [live, nodes, everyTask, unused] = await Promise.all([
    readStack(engine, environment.name),
    readNodes(engine),
    engine.listTasks() as Promise<Attached[]>,
    unusedSecrets(engine, environment.name),
  ]);
  const running = everyTask.filter(({ Status }) => Status.State === "running");
  return {
    environment: environment.name,
    nodes: summariseNodes(nodes, running),
    services: summariseServices(live),
    engineProblems: engineProblems(nodes.map(nodeEngine), environment.images),
    dataNodes: nodes.filter(({ Spec }) => Spec.Labels?.["data"] === "true").length,
    networks: await networkUses(engine, running, nodes.length),
    lingering: running
      .filter(({ DesiredState }) => DesiredState === "shutdown" || DesiredState === "remove")
      .map(({ ID, UpdatedAt = "" }) => ({
        task: ID,
        minutes: Math.round((Date.now() - Date.parse(UpdatedAt)) / 60_000),
      }))
      .filter(({ minutes }) => minutes > GRACE_MINUTES),
    unusedSecrets: unused,
  };
}

/** Overlay networks of the swarm: each task on one takes an address, and so does each node. */
async function networkUses(
  engine: Engine,
  running: readonly Attached[],
  nodes: number,
): Promise<readonly NetworkUse[]> {
  const networks = await engine.listNetworks({ filters: { scope: ["swarm"], driver: ["overlay"] } });
  return networks.flatMap(({ Id, Name, IPAM }) => {
    const subnet = IPAM?.Config?.[0]?.Subnet;
    if (subnet === undefined) return [];
    const { first, last } = cidrBounds(subnet);
    const tasks = running.filter(({ NetworksAttachments = [] }) =>
      NetworksAttachments.some(({ Network }) => Network.ID === Id),
    );
    // Neither the network's own address, nor its gateway, nor the broadcast address.
    return [{ name: Name, addresses: last - first - 2, used: tasks.length + nodes }];
  });
}

interface Mounts {
  readonly Secrets?: readonly { readonly SecretName: string }[];
}

/** Names of secrets that we made for the environment and no service mounts. */
async function unusedSecrets(engine: Engine, environmentName: string): Promise<readonly string[]> {
  const [services, secrets] = await Promise.all([
    engine.listServices(),
    engine.listSecrets({ filters: { label: [`${ENVIRONMENT_LABEL}=${environmentName}`] } }),
  ]);
  const used = new Set(
    services.flatMap(({ Spec }) => {
      const template = Spec?.TaskTemplate as { readonly ContainerSpec?: Mounts } | undefined;
      return (template?.ContainerSpec?.Secrets ?? []).map(({ SecretName }) => SecretName);
    }),
  );
  return secrets
    .map((object) => (object as { readonly Spec?: { readonly Name?: string } }).Spec?.Name ?? "")
    .filter((name) => name !== "" && !used.has(name))
    .sort();
}
