import type { EnvironmentData } from "../schema";
import { inZone } from "./in-zone";
import { type Refuse, rule } from "./rule";

type Service = EnvironmentData["app"]["services"][number];

/** Names that services, routers and networks of ours have, or will have. */
const OUR_SERVICES =
  /^(traefik|socket-proxy|portainer(-agent)?|nginx|(gunicorn|web)(-on-workers)?|celery-(beat|worker(-.*)?)|postgres|redis|release|backup|backend|aliases|redirects)$/;
const OUR_NETWORKS: readonly string[] = ["socket", "portainer", "traefik-public", "default"];

/** Two services of one name would answer each other's calls. */
export const extraServicesAreNamedApart = rule(["app"], ({ app: { services } }, refuse) => {
  const names = services.map(({ name }) => name);
  const seen = new Set<string>();
  names.forEach((name, index) => {
    const path = `app.services.${index}.name`;
    if (OUR_SERVICES.test(name)) refuse(path, name, "is a name of the stack's own services: take another");
    if (seen.has(name)) refuse(path, name, "is there twice");
    seen.add(name);
  });
});

/** What a service says must go together. */
export const extraServicesAreSound = rule(["app"], ({ app }, refuse) => {
  app.services.forEach((service, index) => {
    const path = `app.services.${index}`;
    commandIsStated(service, path, refuse);
    portIsStated(service, path, refuse);
    rollingIsChecked(service, path, refuse);
    variablesAreNoSecrets(app, service, path, refuse);
    const { memoryLimitMiB: limit, memoryReservationMiB: reservation } = service;
    if (reservation > limit) {
      refuse(`${path}.memoryReservationMiB`, reservation, `must not be above memoryLimitMiB, ${limit}`);
    }
    service.networks.forEach((network, at) => {
      if (OUR_NETWORKS.includes(network)) {
        refuse(`${path}.networks.${at}`, network, 'is a network of the stack\'s own: only "main" is shared');
      }
    });
  });
});

/** Two places for one number: sooner or later they differ. */
export const extraServicesStateTheirResources = rule(["app", "resources"], ({ app, resources }, refuse) => {
  app.services.forEach(({ name }, index) => {
    if (Object.hasOwn(resources, name)) refuse(`resources.${name}`, name, `belongs into app.services.${index}`);
  });
});

function commandIsStated({ image, command, secretsFrom }: Service, path: string, refuse: Refuse): void {
  if (image === "backend" && secretsFrom !== undefined) {
    refuse(`${path}.secretsFrom`, secretsFrom, "must be left out: the application's image has app.secretsFrom");
  }
  if (command !== undefined || (image !== "backend" && secretsFrom !== "environment")) return;
  refuse(`${path}.command`, null, "must be stated: the image's own entrypoint is replaced by what brings the secrets");
}

function portIsStated({ image, healthCheck, port, public: reached }: Service, path: string, refuse: Refuse): void {
  if (healthCheck.kind === "http" && image !== "backend") {
    const fix = 'must be "command" or "none": only the application\'s image is known to have Python';
    refuse(`${path}.healthCheck.kind`, healthCheck.kind, fix);
  }
  if (port !== undefined || (healthCheck.kind !== "http" && reached === undefined)) return;
  refuse(`${path}.port`, null, "must be stated: its health check, or the way to it, needs it");
}

/** The engine takes a process that has begun for one that works, and shuts the old one down. */
function rollingIsChecked({ healthCheck, replicas }: Service, path: string, refuse: Refuse): void {
  if (healthCheck.kind !== "none" || replicas === "singleton") return;
  const fix =
    'must be "singleton", or state a health check: without one the old task goes before the new one is known to work';
  refuse(`${path}.replicas`, replicas, fix);
}

function variablesAreNoSecrets(app: EnvironmentData["app"], service: Service, path: string, refuse: Refuse): void {
  for (const name of new Set([...service.secrets, ...app.secrets, "POSTGRES_PASSWORD"])) {
    if (name in service.env) refuse(`${path}.env.${name}`, "…", "is a secret: set it with `deployer secrets set`");
  }
}

/** Of two services on one path Traefik would take either; a name outside the zone gets neither record nor certificate. */
export const extraServicesAreReachedApart = rule(["app", "domain"], ({ app, domain }, refuse) => {
  const portainer = domain.portainerHost ?? `portainer.${domain.host}`;
  const taken = new Set([`${domain.host}/`]);
  app.services.forEach(({ public: reached }, index) => {
    if (reached === undefined) return;
    const host = reached.host ?? domain.host;
    const path = `app.services.${index}.public`;
    const place = `${host}${reached.path}`;
    if (!inZone(host, domain.zone)) refuse(`${path}.host`, host, `must lie in the zone ${domain.zone}`);
    if (host === portainer) refuse(`${path}.host`, host, "is Portainer's name: take another");
    if (domain.aliases.includes(host)) {
      refuse(`${path}.host`, host, `is served as ${domain.host} is (domain.aliases): leave it out, or take another`);
    }
    if (domain.redirects.includes(host)) {
      refuse(`${path}.host`, host, `leads to ${domain.host} (domain.redirects): take another`);
    }
    if (host === domain.host && app.routing === "traefik" && lieBelow(app.backendPaths, reached.path)) {
      refuse(`${path}.path`, reached.path, "is the web server's: with Traefik's routing app.backendPaths win");
    }
    if (taken.has(place))
      refuse(`${path}.path`, place, "is the site's, or another service's: take another path or host");
    taken.add(place);
  });
});

const lieBelow = (prefixes: readonly string[], path: string): boolean =>
  prefixes.some((prefix) => `${path}/`.startsWith(`${prefix.replace(/\/+$/, "")}/`));
