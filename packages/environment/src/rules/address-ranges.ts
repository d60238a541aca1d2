import { cidrBounds, cidrsOverlap, formatAddress } from "../cidr";
import { SWARM_ADDRESS_POOL } from "../swarm-address-pool";
import { rule } from "./rule";

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Ranges that every host uses for itself: a VPC there would be out of its containers' reach. */
const TAKEN = [
  { cidr: SWARM_ADDRESS_POOL.cidr, by: "the swarm's address pool" },
  { cidr: "172.17.0.0/16", by: "Docker's own bridge" },
  { cidr: "172.18.0.0/16", by: "the swarm's bridge to the host" },
];

const isInside = (inner: string, outer: string): boolean =>
  cidrBounds(outer).first <= cidrBounds(inner).first && cidrBounds(inner).last <= cidrBounds(outer).last;

/** Packets to an address that is in two networks go to one of them, silently. */
export const addressRangesAreApart = rule(["network"], ({ network: { vpcCidr } }, refuse) => {
  const { first, prefix } = cidrBounds(vpcCidr);
  const path = "network.vpcCidr";
  if (prefix < 16 || prefix > 22) refuse(path, vpcCidr, "must be a /16 to a /22");
  if (!PRIVATE.some((range) => isInside(vpcCidr, range))) refuse(path, vpcCidr, `must lie in ${PRIVATE.join(" or ")}`);
  if (vpcCidr !== `${formatAddress(first)}/${prefix}`) {
    refuse(path, vpcCidr, `must begin where the range begins: ${formatAddress(first)}/${prefix}`);
  }
  for (const { cidr, by } of TAKEN) {
    if (cidrsOverlap(vpcCidr, cidr)) refuse(path, vpcCidr, `must not overlap ${by} ${cidr}`);
  }
});
