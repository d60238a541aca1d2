import { aliasesAreApart } from "./rules/aliases-are-apart";
import { allowListsGuardEngines } from "./rules/allow-lists-guard-engines";
import { bindsAreAbsolute } from "./rules/binds-are-absolute";
import { configsFit } from "./rules/configs-fit";
import { connectionsSuffice } from "./rules/connections-suffice";
import { dataStaysPut } from "./rules/data-stays-put";
import { graceCoversWork } from "./rules/grace-covers-work";
import { healthChecksAreSane } from "./rules/health-checks-are-sane";
import { imagesArePinned } from "./rules/images-are-pinned";
import { jobNetworksAreAttachable } from "./rules/job-networks-are-attachable";
import { memoryFits } from "./rules/memory-fits";
import { mountsAreApart } from "./rules/mounts-are-apart";
import { namesFit } from "./rules/names-fit";
import { placementIsKnown } from "./rules/placement-is-known";
import { portsAreApart } from "./rules/ports-are-apart";
import { portsAreReachable } from "./rules/ports-are-reachable";
import { referencesExist } from "./rules/references-exist";
import { resourcesAddUp } from "./rules/resources-add-up";
import { routedServicesAreReachable } from "./rules/routed-services-are-reachable";
import { routersAreApart } from "./rules/routers-are-apart";
import type { Rule } from "./rules/rule";
import { secretsStaySecret } from "./rules/secrets-stay-secret";
import { socketIsGuarded } from "./rules/socket-is-guarded";
import { statedResourcesAreUsed } from "./rules/stated-resources-are-used";
import { traefikApiIsOff } from "./rules/traefik-api-is-off";

/** The rules by the names under which their problems are reported; docs/rules.md tells what each prevents. */
export const RULES = {
  "names-fit": namesFit,
  "references-exist": referencesExist,
  "configs-fit": configsFit,
  "images-are-pinned": imagesArePinned,
  "binds-are-absolute": bindsAreAbsolute,
  "mounts-are-apart": mountsAreApart,
  "data-stays-put": dataStaysPut,
  "ports-are-apart": portsAreApart,
  "ports-are-reachable": portsAreReachable,
  "routers-are-apart": routersAreApart,
  "routed-services-are-reachable": routedServicesAreReachable,
  "aliases-are-apart": aliasesAreApart,
  "job-networks-are-attachable": jobNetworksAreAttachable,
  "socket-is-guarded": socketIsGuarded,
  "allow-lists-guard-engines": allowListsGuardEngines,
  "traefik-api-is-off": traefikApiIsOff,
  "secrets-stay-secret": secretsStaySecret,
  "placement-is-known": placementIsKnown,
  "health-checks-are-sane": healthChecksAreSane,
  "grace-covers-work": graceCoversWork,
  "resources-add-up": resourcesAddUp,
  "stated-resources-are-used": statedResourcesAreUsed,
  "memory-fits": memoryFits,
  "connections-suffice": connectionsSuffice,
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof RULES;
