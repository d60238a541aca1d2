import { cidrBounds, cidrsOverlap } from "./cidr";
import type { EnvironmentData } from "./schema";
import { SWARM_ADDRESS_POOL } from "./swarm-address-pool";

const inZone = (host: string, zone: string): boolean => host === zone || host.endsWith(`.${zone}`);

/** Problems that no single field shows; each with path, found value and fix. */
export function crossFieldProblems(environment: EnvironmentData): string[] {
  const { domain, network, host, app, portainer } = environment;
  const problems: string[] = [];
  const refuse = (path: string, found: unknown, fix: string): void => {
    problems.push(`${path}: ${fix} (found ${JSON.stringify(found)})`);
  };

  for (const [path, name] of [
    ["domain.host", domain.host],
    ["domain.portainerHost", domain.portainerHost ?? domain.host],
  ] as const) {
    if (!inZone(name, domain.zone)) refuse(path, name, `must lie in the zone ${domain.zone}`);
  }
  if (domain.portainerHost === domain.host) {
    refuse(
      "domain.portainerHost",
      domain.portainerHost,
      "must differ from domain.host: Portainer has a name of its own",
    );
  }

  const vpc = cidrBounds(network.vpcCidr);
  if (vpc.prefix < 16 || vpc.prefix > 22) refuse("network.vpcCidr", network.vpcCidr, "must be a /16 to a /22");
  if (cidrsOverlap(network.vpcCidr, SWARM_ADDRESS_POOL.cidr)) {
    refuse("network.vpcCidr", network.vpcCidr, `must not overlap the swarm's address pool ${SWARM_ADDRESS_POOL.cidr}`);
  }

  if (host.ssh.kind === "allow-list") {
    host.ssh.cidrs.forEach((cidr, index) => {
      if (cidrBounds(cidr).prefix < 8) {
        refuse(
          `host.ssh.cidrs.${index}`,
          cidr,
          "must not open SSH to the world: name your own ranges (a /8 or smaller)",
        );
      }
    });
  }
  if (portainer.kind === "enabled" && portainer.allowFrom !== "anywhere") {
    portainer.allowFrom.forEach((cidr, index) => {
      if (cidrBounds(cidr).prefix === 0) refuse(`portainer.allowFrom.${index}`, cidr, 'say "anywhere" if you mean it');
    });
  }

  for (const name of Object.keys(app.env)) {
    if (app.secrets.includes(name))
      refuse(`app.env.${name}`, "…", "is declared a secret: set it with `deployer secrets set`");
  }
  const queues = app.celery.queues.map((queue) => queue.name);
  queues.forEach((queue, index) => {
    if (queues.indexOf(queue) !== index) refuse(`app.celery.queues.${index}.name`, queue, "is there twice");
  });
  return problems;
}
