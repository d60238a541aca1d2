import type { Network, Stack, StackConfig } from "./model/stack";
import { statedResources } from "./resources/resources-of";
import { stackHost } from "./resources/stack-host";
import { celeryBeat } from "./services/celery-beat";
import { celeryWorker } from "./services/celery-worker";
import { gunicorn, gunicornOnWorkers } from "./services/gunicorn";
import { logging } from "./services/logging";
import { NETWORKS } from "./services/networks";
import { nginx } from "./services/nginx";
import type { Part } from "./services/part";
import { portainer } from "./services/portainer";
import { portainerAgent } from "./services/portainer-agent";
import { postgres } from "./services/postgres";
import { connectionLimits } from "./services/postgres-settings";
import { redis } from "./services/redis";
import { socketProxy } from "./services/socket-proxy";
import { traefik } from "./services/traefik";
import type { StackInputs } from "./stack-inputs";

/** The whole product as a stack. Pure; its problems are found by checkStack. */
export function buildStack(inputs: StackInputs): Stack {
  const { app, cache, database, host, portainer: portainerSettings } = inputs.environment;
  const hasPortainer = portainerSettings.kind === "enabled";
  const parts: readonly Part[] = [
    traefik(inputs),
    socketProxy(inputs),
    ...(hasPortainer ? [portainer(inputs), portainerAgent(inputs)] : []),
    nginx(inputs),
    gunicorn(inputs),
    ...(host.workers > 0 ? [gunicornOnWorkers(inputs)] : []),
    ...app.celery.queues.map((queue) => celeryWorker(inputs, queue)),
    ...(app.beat ? [celeryBeat(inputs)] : []),
    ...(database.kind === "swarm" ? [postgres(inputs)] : []),
    ...(cache.kind === "swarm" ? [redis(inputs)] : []),
  ];
  const networks: readonly Network[] = [
    { key: NETWORKS.main, kind: "overlay", attachable: true, internal: false, joinedByJobs: true },
    { key: NETWORKS.socket, kind: "overlay", attachable: false, internal: true },
    ...(hasPortainer ? [{ key: NETWORKS.portainer, kind: "overlay", attachable: false, internal: true } as const] : []),
    { key: NETWORKS.public, kind: "external", name: NETWORKS.public },
  ];
  const stack = assembleStack(inputs.environment.name, parts, networks, inputs);
  return {
    ...stack,
    host: stackHost(inputs.environment),
    ...(database.kind === "swarm" ? { connections: connectionLimits(inputs.environment) } : {}),
  };
}

/** A stack from its parts; configs and secrets that several services use are there once. */
export function assembleStack(
  name: string,
  parts: readonly Part[],
  networks: readonly Network[],
  { environment, secretNames }: Pick<StackInputs, "environment" | "secretNames">,
): Stack {
  const services = parts.map(({ service }) => ({
    ...service,
    resources: statedResources(environment, service.name, service.resources),
  }));
  const configs = new Map<string, StackConfig>(
    parts.flatMap((part) => part.configs.map((config) => [config.key, config] as const)),
  );
  const secrets = [...new Set(services.flatMap((service) => service.secrets))];
  return {
    name,
    services,
    networks,
    configs: [...configs.values()],
    secrets: secrets.map((key) => ({ key, name: secretNames[key] ?? "" })),
    logging: logging(environment),
  };
}
