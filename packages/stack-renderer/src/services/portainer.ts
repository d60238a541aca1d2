import { portainerHost } from "@django-swarm/environment";
import type { SingletonService } from "../model/service";
import { DEMANDS } from "../resources/demands";
import { resourcesOf } from "../resources/resources-of";
import type { StackInputs } from "../stack-inputs";
import { NETWORKS } from "./networks";
import { type Part, part } from "./part";
import { ON_MANAGER } from "./placement";
import { PORTAINER_AGENTS_URL } from "./portainer-agent";
import { traefikLabels } from "./traefik-labels";

const ADMIN_PASSWORD = "PORTAINER_ADMIN_PASSWORD";

/**
 * Portainer's server. Whoever is in is root on every node: so its password is set before it first answers (at the
 * first start with an empty data directory), and only the allowed addresses reach it.
 */
export function portainer({ environment, images, paths }: StackInputs): Part {
  const { portainer: settings, domain } = environment;
  // Nobody is let in while it is said to be disabled.
  const allowFrom = settings.kind === "enabled" ? settings.allowFrom : [];
  return part<SingletonService>({
    name: "portainer",
    rollout: "singleton",
    image: images.portainer ?? "",
    command: ["-H", PORTAINER_AGENTS_URL, "--tlsskipverify", "--admin-password-file", `/run/secrets/${ADMIN_PASSWORD}`],
    networks: [NETWORKS.portainer, NETWORKS.public],
    secrets: [ADMIN_PASSWORD],
    data: [{ source: `${paths.dataRoot}/portainer`, target: "/data" }],
    healthCheck: { reason: "the image holds the server alone: no program that could ask it" },
    resources: resourcesOf(environment, "portainer", DEMANDS.portainer),
    stopGracePeriodMs: 20_000,
    constraints: [ON_MANAGER],
    ...(allowFrom === "anywhere" ? { isOpenToAnyone: true } : {}),
    labels: traefikLabels({
      router: `${environment.name}-portainer`,
      host: portainerHost(environment),
      port: 9000,
      allowFrom,
      hsts: domain.hsts,
    }),
  });
}
