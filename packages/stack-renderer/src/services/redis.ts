import { healthCheck, UNHURRIED } from "../model/health-check";
import type { SingletonService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { NETWORKS } from "./networks";
import { type Part, part } from "./part";
import { ON_DATA_NODE } from "./placement";

/** Broker, results and cache. */
export function redis({ environment, images, paths }: StackInputs): Part {
  const resources = resourcesOf(environment, "redis", DEMANDS.redis);
  // The other half is for the copy that rewriting its file needs at worst.
  const maxMemoryMiB = Math.floor(resources.memoryLimitMiB / 2);
  return part<SingletonService>({
    name: "redis",
    rollout: "singleton",
    image: images.redis,
    command: [
      "redis-server",
      "--appendonly",
      "yes",
      "--appendfsync",
      "everysec",
      "--maxmemory",
      `${maxMemoryMiB}mb`,
      // Only what expires anyway may be evicted: cache and results do, the broker's messages do not.
      "--maxmemory-policy",
      "volatile-lru",
      "--tcp-keepalive",
      "60",
    ],
    networks: [NETWORKS.main],
    data: [{ source: `${paths.dataRoot}/redis`, target: "/data" }],
    // While it still loads its data it answers, but not PONG.
    healthCheck: healthCheck(["/bin/sh", "-c", "redis-cli ping | grep -q PONG"], {
      ...UNHURRIED,
      startPeriodMs: 300_000,
    }),
    resources,
    stopGracePeriodMs: 30_000,
    stopSignal: "SIGTERM",
    constraints: [ON_DATA_NODE],
  });
}
