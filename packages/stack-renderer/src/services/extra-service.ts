import { type Environment, siteHosts } from "@django-swarm/environment";
import { type ConfigMount, withSecrets } from "../container-files";
import { type HealthCheck, healthCheck, type NoHealthCheck } from "../model/health-check";
import type { RollingService, ServiceCommand, SingletonService } from "../model/service";
import type { StackInputs } from "../stack-inputs";
import { DRAIN_MS, MARGIN_MS } from "../timing";
import { backend, hostVariables } from "./backend";
import { commandLine } from "./command-line";
import { draining } from "./draining";
import { httpCheck } from "./http-check";
import { NETWORKS } from "./networks";
import { type Part, part } from "./part";
import { keptFromWorkers } from "./placement";
import { secretFiles } from "./secret-files";
import { traefikLabels } from "./traefik-labels";

type Extra = Environment["app"]["services"][number];
const DEFAULT_GRACE_MS = 30_000;

/** A service of the product's own: in the application's image it is the web server's sibling, else what its image is. */
export function extraService(inputs: StackInputs, extra: Extra): Part {
  const { environment } = inputs;
  const { service: base, mounts } = extra.image === "backend" ? onBackend(inputs, extra) : onItsImage(inputs, extra);
  const { healthCheck, mounts: checkMounts } = checkOf(environment, extra);
  const busyMs = DRAIN_MS + environment.app.requestTimeoutSeconds * 1000;
  const graceMs = extra.port === undefined ? DEFAULT_GRACE_MS : busyMs + MARGIN_MS;
  const common = {
    ...base,
    name: extra.name,
    resources: {
      memoryLimitMiB: extra.memoryLimitMiB,
      memoryReservationMiB: extra.memoryReservationMiB,
      ...(extra.cpuLimit === undefined ? {} : { cpuLimit: extra.cpuLimit }),
    },
    ...(extra.port === undefined ? {} : { busyMs }),
    stopGracePeriodMs: extra.stopGracePeriodSeconds === undefined ? graceMs : extra.stopGracePeriodSeconds * 1000,
    networks: networksOf(extra),
    labels: labelsOf(environment, extra),
  };
  const files = [...mounts, ...checkMounts];
  if (extra.replicas === "singleton" || "reason" in healthCheck) {
    // On a worker that is cut off it would go on, beside its replacement.
    const constraints = keptFromWorkers(environment);
    return part<SingletonService>({ ...common, healthCheck, rollout: "singleton", constraints }, files);
  }
  return part<RollingService>({ ...common, healthCheck, rollout: "rolling", replicas: extra.replicas }, files);
}

interface Base {
  readonly service: ServiceCommand & Pick<RollingService, "image" | "environment" | "secrets" | "binds">;
  readonly mounts: readonly ConfigMount[];
}

function onBackend(inputs: StackInputs, { command = [], env, secrets, port, public: reached }: Extra): Base {
  const { environment } = inputs;
  const { mounts, wrapper, hasShell, networks: _, ...shared } = backend(inputs);
  const slow = port === undefined ? undefined : draining(environment, DRAIN_MS, hasShell);
  return {
    service: {
      ...shared,
      ...commandLine([...wrapper, ...(slow?.words ?? [])], command),
      environment: {
        ...shared.environment,
        ...ownHost(environment, reached?.host),
        ...(hasShell ? {} : secretFiles(secrets)),
        ...env,
      },
      secrets: [...new Set([...shared.secrets, ...secrets])],
    },
    mounts: slow === undefined ? mounts : [...mounts, slow.mount],
  };
}

/** Django answers to no name that it was not told. */
function ownHost(environment: Environment, host: string | undefined): Readonly<Record<string, string>> {
  return host === undefined ? {} : hostVariables([...new Set([...siteHosts(environment), host])]);
}

function onItsImage({ environment, images }: StackInputs, extra: Extra): Base {
  const { name, command, env, secrets, port, secretsFrom = "files" } = extra;
  const shared = { image: images.services?.[name] ?? "", secrets, binds: [] };
  if (secretsFrom === "files") {
    return {
      service: { ...shared, environment: { ...secretFiles(secrets), ...env }, ...(command ? { command } : {}) },
      mounts: [],
    };
  }
  const wrapper = withSecrets(environment);
  const slow = port === undefined ? undefined : draining(environment, DRAIN_MS, true);
  return {
    service: {
      ...shared,
      environment: env,
      ...commandLine(["/bin/sh", wrapper.file.target, ...(slow?.words ?? [])], command ?? []),
    },
    mounts: slow === undefined ? [wrapper] : [wrapper, slow.mount],
  };
}

function checkOf(
  environment: Environment,
  { healthCheck: check, port = 0 }: Extra,
): { readonly healthCheck: HealthCheck | NoHealthCheck; readonly mounts: readonly ConfigMount[] } {
  switch (check.kind) {
    case "http": {
      const { healthCheck, mount } = httpCheck(environment, { port, path: check.path });
      return { healthCheck, mounts: [mount] };
    }
    case "command":
      return { healthCheck: healthCheck(check.command), mounts: [] };
    case "none":
      return { healthCheck: { reason: check.reason }, mounts: [] };
  }
}

const networksOf = ({ image, networks, public: reached }: Extra): readonly string[] => [
  ...new Set([
    ...(image === "backend" ? [NETWORKS.main] : []),
    ...networks,
    ...(reached === undefined ? [] : [NETWORKS.public]),
  ]),
];

function labelsOf(environment: Environment, { name, port, public: reached }: Extra): Readonly<Record<string, string>> {
  if (reached === undefined || port === undefined) return {};
  const { domain } = environment;
  const host = reached.host ?? domain.host;
  return traefikLabels({
    router: `${environment.name}-${name}`,
    host,
    aliases: host === domain.host ? domain.aliases : [],
    ...(reached.path === "/" ? {} : { prefixes: [reached.path] }),
    port,
    allowFrom: reached.allowFrom,
    hsts: domain.hsts,
  });
}
