import { add, type Fixture, first, fixture } from "./fixture";

const RULE = "aws_vpc_security_group_ingress_rule";
const http = { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 80, to_port: 80 };
const ssh = { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 22, to_port: 22 };

export const fixtures: readonly Fixture[] = [
  fixture(
    "SSH from everywhere",
    ({ network }) => add(network, RULE, "own", { ...ssh, cidr_ipv4: "0.0.0.0/0" }),
    /aws_vpc_security_group_ingress_rule\.own\.cidr_ipv4: .*\(found "0\.0\.0\.0\/0 to tcp 22-22"\)/,
  ),
  fixture(
    "SSH from everywhere by IPv6",
    ({ network }) => add(network, RULE, "own", { ...ssh, cidr_ipv6: "::/0" }),
    /own\.cidr_ipv6: /,
  ),
  fixture(
    "half of the Internet",
    ({ network }) => add(network, RULE, "own", { ...ssh, cidr_ipv4: "128.0.0.0/1" }),
    /own\.cidr_ipv4: .*128\.0\.0\.0\/1/,
  ),
  fixture(
    "half of IPv6",
    ({ network }) => add(network, RULE, "own", { ...ssh, cidr_ipv6: "8000::/1" }),
    /own\.cidr_ipv6: /,
  ),
  fixture(
    "every protocol",
    ({ network }) => add(network, RULE, "own", { ...http, ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" }),
    /own\.cidr_ipv4: .*to -1 80-80/,
  ),
  fixture(
    "a range of ports that holds 80 and 443",
    ({ network }) => add(network, RULE, "own", { ...http, to_port: 443, cidr_ipv4: "0.0.0.0/0" }),
    /own\.cidr_ipv4: .*80-443/,
  ),
  fixture(
    "a rule of the older kind",
    ({ network }) =>
      add(network, "aws_security_group_rule", "own", {
        type: "ingress",
        protocol: "tcp",
        from_port: 5432,
        to_port: 5432,
        cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"],
      }),
    /aws_security_group_rule\.own\.cidr_blocks: .*0\.0\.0\.0\/0 to tcp 5432-5432/,
  ),
  fixture(
    "a rule inside a group",
    ({ network }) => {
      first(network, "aws_default_security_group")["ingress"] = [
        { protocol: "-1", from_port: 0, to_port: 0, ipv6_cidr_blocks: ["::/0"] },
      ];
    },
    /aws_default_security_group\.[\w-]+\.ingress\.0\.ipv6_cidr_blocks: /,
  ),
];
