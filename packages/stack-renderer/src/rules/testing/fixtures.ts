import type { RuleName } from "../../rules";
import * as mounts from "./broken-mounts";
import * as networks from "./broken-networks";
import * as objects from "./broken-objects";
import * as running from "./broken-running";
import type { Fixture } from "./fixture";

/** For each rule, stacks that break it and no other. */
export const FIXTURES: Readonly<Record<RuleName, readonly Fixture[]>> = {
  "names-fit": objects.namesFit,
  "references-exist": objects.referencesExist,
  "configs-fit": objects.configsFit,
  "images-are-pinned": objects.imagesArePinned,
  "secrets-stay-secret": objects.secretsStaySecret,
  "binds-are-absolute": mounts.bindsAreAbsolute,
  "mounts-are-apart": mounts.mountsAreApart,
  "data-stays-put": mounts.dataStaysPut,
  "ports-are-apart": networks.portsAreApart,
  "ports-are-reachable": networks.portsAreReachable,
  "routers-are-apart": networks.routersAreApart,
  "routed-services-are-reachable": networks.routedServicesAreReachable,
  "aliases-are-apart": networks.aliasesAreApart,
  "job-networks-are-attachable": networks.jobNetworksAreAttachable,
  "socket-is-guarded": networks.socketIsGuarded,
  "allow-lists-guard-engines": networks.allowListsGuardEngines,
  "traefik-api-is-off": networks.traefikApiIsOff,
  "placement-is-known": running.placementIsKnown,
  "health-checks-are-sane": running.healthChecksAreSane,
  "grace-covers-work": running.graceCoversWork,
  "resources-add-up": running.resourcesAddUp,
  "stated-resources-are-used": running.statedResourcesAreUsed,
  "memory-fits": running.memoryFits,
  "connections-suffice": running.connectionsSuffice,
};
