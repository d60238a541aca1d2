import { fullServiceName } from "@django-swarm/environment";
import type { HealthCheck, NoHealthCheck } from "../model/health-check";
import type { BindMount, Service } from "../model/service";
import type { Stack } from "../model/stack";
import { deployObject } from "./deploy-object";
import { duration } from "./duration";
import { compact, type Plain, type PlainMap, sorted } from "./plain";

/** A service as the stack file has it, its keys in a fixed order. */
export function serviceObject(
  service: Service,
  { name: stackName, logging }: Pick<Stack, "name" | "logging">,
): PlainMap {
  return compact({
    image: service.image,
    entrypoint: service.entrypoint,
    command: service.command,
    user: service.user,
    environment: sorted(service.environment),
    networks: networks(service, stackName),
    ports: ports(service),
    configs: service.configs.map(({ config, target }) => ({ source: config, target })),
    secrets: service.secrets,
    volumes: volumes(service),
    healthcheck: healthCheckObject(service.healthCheck),
    stop_signal: service.stopSignal,
    stop_grace_period: duration(service.stopGracePeriodMs),
    logging: { driver: logging.driver, options: logging.options },
    deploy: deployObject(service),
  });
}

function networks({ networks, answersAs }: Service, stackName: string): Plain {
  if (answersAs === undefined) return networks;
  const aliases = [answersAs, fullServiceName(stackName, answersAs)];
  return Object.fromEntries(networks.map((network) => [network, { aliases }] as const));
}

const ports = (service: Service): readonly Plain[] =>
  service.rollout === "singleton"
    ? (service.ports ?? []).map(({ port, protocol }) => ({ target: port, published: port, protocol, mode: "host" }))
    : [];

function volumes(service: Service): readonly Plain[] {
  const data = service.rollout === "singleton" ? (service.data ?? []) : [];
  const bind = ({ source, target, readOnly }: BindMount): Plain =>
    compact({ type: "bind", source, target, read_only: readOnly || undefined });
  return [
    ...data.map(bind),
    ...service.binds.map(bind),
    ...service.memoryMounts.map(({ target, sizeMiB }) => ({
      type: "tmpfs",
      target,
      tmpfs: { size: sizeMiB * 1024 * 1024 },
    })),
  ];
}

/** Without a check of ours, one that the image may bring is switched off: nobody has looked at what it does. */
function healthCheckObject(check: HealthCheck | NoHealthCheck): PlainMap {
  if (!("command" in check)) return { disable: true };
  return {
    test: ["CMD", ...check.command],
    interval: duration(check.intervalMs),
    timeout: duration(check.timeoutMs),
    retries: check.retries,
    start_period: duration(check.startPeriodMs),
    start_interval: duration(check.startIntervalMs),
  };
}
