import { rule } from "./rule";

const inZone = (host: string, zone: string): boolean => host === zone || host.endsWith(`.${zone}`);

/** Records are made in the one zone that is looked up. */
export const hostNamesLieInTheZone = rule(["domain"], ({ domain }, refuse) => {
  const { zone, host, portainerHost } = domain;
  const fix = `must lie in the zone ${zone}`;
  if (!inZone(host, zone)) refuse("domain.host", host, fix);
  if (portainerHost !== undefined && !inZone(portainerHost, zone)) refuse("domain.portainerHost", portainerHost, fix);
  if (portainerHost === host) {
    refuse("domain.portainerHost", host, "must differ from domain.host: Portainer has a name of its own");
  }
});
