import type { Environment } from "@django-swarm/environment";
import type { Network, Stack, StackConfig } from "./model/stack";
import { statedResources } from "./resources/resources-of";
import { stackHost } from "./resources/stack-host";
import type { Celery } from "./services/celery";
import { celeryBeat } from "./services/celery-beat";
import { celeryWorker } from "./services/celery-worker";
import { extraService } from "./services/extra-service";
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
import { webServer, webServerOnWorkers } from "./services/web-server";
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
    webServer(inputs),
    ...(host.workers > 0 ? [webServerOnWorkers(inputs)] : []),
    ...(app.celery ? celery(inputs, app.celery) : []),
    ...app.services.map((service) => extraService(inputs, service)),
    ...(database.kind === "swarm" ? [postgres(inputs)] : []),
    ...(cache.kind === "swarm" ? [redis(inputs)] : []),
  ];
  const networks: readonly Network[] = [
    { key: NETWORKS.main, kind: "overlay", attachable: true, internal: false, joinedByJobs: true },
    { key: NETWORKS.socket, kind: "overlay", attachable: false, internal: true },
    ...(hasPortainer ? [{ key: NETWORKS.portainer, kind: "overlay", attachable: false, internal: true } as const] : []),
    ...ownNetworks(inputs.environment),
    { key: NETWORKS.public, kind: "external", name: NETWORKS.public },
  ];
  const stack = assembleStack(inputs.environment.name, parts, networks, inputs);
  return {
    ...stack,
    host: stackHost(inputs.environment),
    ...(database.kind === "swarm" ? { connections: connectionLimits(inputs.environment) } : {}),
  };
}

const celery = (inputs: StackInputs, settings: Celery): readonly Part[] => [
  ...settings.queues.map((queue) => celeryWorker(inputs, settings, queue)),
  ...(settings.beat ? [celeryBeat(inputs, settings)] : []),
];

/** Networks that only the product's own services name. */
const ownNetworks = ({ app }: Environment): readonly Network[] =>
  [...new Set(app.services.flatMap(({ networks }) => networks))]
    .filter((key) => key !== NETWORKS.main)
    .map((key) => ({ key, kind: "overlay", attachable: false, internal: false }));

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
