import { cidrBounds } from "../cidr";
import { rule } from "./rule";

/** The widest range that a person can mean by an allow-list: halves and quarters of the Internet are not. */
const WIDEST_PREFIX = 8;

export const sshIsNotOpen = rule(["host"], ({ host: { ssh } }, refuse) => {
  if (ssh.kind !== "allow-list") return;
  ssh.cidrs.forEach((cidr, index) => {
    if (cidrBounds(cidr).prefix >= WIDEST_PREFIX) return;
    const fix = `must not open SSH to the world: name your own ranges (a /${WIDEST_PREFIX} or smaller)`;
    refuse(`host.ssh.cidrs.${index}`, cidr, fix);
  });
});

export const portainerIsNotOpen = rule(["portainer"], ({ portainer }, refuse) => {
  if (portainer.kind !== "enabled" || portainer.allowFrom === "anywhere") return;
  portainer.allowFrom.forEach((cidr, index) => {
    if (cidrBounds(cidr).prefix >= WIDEST_PREFIX) return;
    refuse(`portainer.allowFrom.${index}`, cidr, 'is most of the world: say "anywhere" if you mean it');
  });
});
