import { cidrBounds } from "@django-swarm/environment";
import { finding, type Rule } from "../rule";
import { type Attributes, blocks, resourcesOf, type Stack } from "../terraform-json";

/** What the world may reach: the front desk. */
const OPEN_PORTS = [80, 443];
/** Anything wider is most of the Internet, also when it comes in halves. */
const WIDEST_PREFIX = { ipv4: 8, ipv6: 16 } as const;

interface Ingress {
  readonly resource: { readonly stack: string; readonly address: string };
  readonly path: string;
  readonly cidr: string;
  readonly protocol: string;
  readonly fromPort: unknown;
  readonly toPort: unknown;
}

const cidrsOf = (rule: Attributes, ...names: string[]): { path: string; cidr: string }[] =>
  names.flatMap((path) =>
    [rule[path] ?? []].flat().map((cidr: unknown) => ({
      path,
      cidr: String(cidr),
    })),
  );

/** Rules stand in three places: as resources of their own, of the older kind, and inside a group. */
function ingressesOf(stack: Stack): Ingress[] {
  const ports = (rule: Attributes, protocol: string) => ({
    protocol: String(rule[protocol]),
    fromPort: rule["from_port"],
    toPort: rule["to_port"],
  });
  return resourcesOf(stack).flatMap((resource) => {
    const { type, attributes } = resource;
    if (type === "aws_vpc_security_group_ingress_rule") {
      return cidrsOf(attributes, "cidr_ipv4", "cidr_ipv6").map((range) => ({
        resource,
        ...range,
        ...ports(attributes, "ip_protocol"),
      }));
    }
    if (type === "aws_security_group_rule" && attributes["type"] === "ingress") {
      return cidrsOf(attributes, "cidr_blocks", "ipv6_cidr_blocks").map((range) => ({
        resource,
        ...range,
        ...ports(attributes, "protocol"),
      }));
    }
    if (type !== "aws_security_group" && type !== "aws_default_security_group") return [];
    return blocks(attributes["ingress"]).flatMap((rule, index) =>
      cidrsOf(rule, "cidr_blocks", "ipv6_cidr_blocks").map(({ path, cidr }) => ({
        resource,
        path: `ingress.${index}.${path}`,
        cidr,
        ...ports(rule, "protocol"),
      })),
    );
  });
}

function isWorld(cidr: string): boolean {
  if (cidr.includes("${")) return false;
  if (cidr.includes(":")) return Number(cidr.split("/")[1] ?? 128) < WIDEST_PREFIX.ipv6;
  return cidrBounds(cidr).prefix < WIDEST_PREFIX.ipv4;
}

const isOpenPort = ({ protocol, fromPort, toPort }: Ingress): boolean =>
  ["tcp", "udp", "6", "17"].includes(protocol) && fromPort === toPort && OPEN_PORTS.includes(fromPort as number);

/** From everywhere only HTTP and HTTPS may come in. */
export const ingressIsNarrow: Rule = (stacks) =>
  stacks
    .flatMap(ingressesOf)
    .filter((ingress) => isWorld(ingress.cidr) && !isOpenPort(ingress))
    .map(({ resource, path, cidr, protocol, fromPort, toPort }) =>
      finding(
        resource,
        path,
        `${cidr} to ${protocol} ${fromPort ?? "all"}-${toPort ?? "all"}`,
        `must name your own ranges: the world may reach ports ${OPEN_PORTS.join(" and ")} only`,
      ),
    );
