import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { synthesised } from "../testing/synthesised";

const networkOf = (...input: Parameters<typeof testEnvironment>) => {
  const stack = synthesised(testEnvironment(...input))["ublog-staging-network"];
  if (!stack) throw new Error("no network stack");
  return stack;
};
const network = networkOf();

test("the world reaches ports 80 and 443, nothing else", () => {
  const open = network.resources("aws_vpc_security_group_ingress_rule").filter((rule) => "cidr_ipv4" in rule);
  expect(
    open.map((rule) => `${rule["cidr_ipv4"]} ${rule["ip_protocol"]} ${rule["from_port"]}-${rule["to_port"]}`).sort(),
  ).toEqual(["0.0.0.0/0 tcp 443-443", "0.0.0.0/0 tcp 80-80", "0.0.0.0/0 udp 443-443"]);
});

test("an allow-list opens port 22 to its ranges, Session Manager opens nothing", () => {
  const cidrs = ["198.51.100.0/24", "203.0.113.7/32"];
  const ssh = (stack: typeof network) =>
    stack
      .resources("aws_vpc_security_group_ingress_rule")
      .filter((rule) => rule["from_port"] <= 22 && rule["to_port"] >= 22)
      .map((rule) => rule["cidr_ipv4"]);
  expect(ssh(networkOf({ host: { ssh: { kind: "allow-list", keyName: "ops", cidrs } } }))).toEqual(cidrs);
  expect(ssh(network)).toEqual([]);
});

test("NFS comes from the nodes' group, and no group has rules inside it", () => {
  const nfs = network.resources("aws_vpc_security_group_ingress_rule").filter((rule) => rule["from_port"] === 2049);
  expect(nfs).toHaveLength(1);
  expect(nfs[0]?.["referenced_security_group_id"]).toMatch(/^\$\{aws_security_group\.groups_nodes_/);
  for (const group of [
    ...network.resources("aws_security_group"),
    ...network.resources("aws_default_security_group"),
  ]) {
    expect(Object.keys(group)).not.toContain("ingress");
    expect(Object.keys(group)).not.toContain("egress");
  }
});

test("two subnets of the VPC, without public addresses of their own, routed to the Internet and to S3", () => {
  expect(network.resource("aws_vpc")).toMatchObject({
    cidr_block: "10.20.0.0/16",
    enable_dns_hostnames: true,
    enable_dns_support: true,
  });
  expect(
    network.resources("aws_subnet").map((subnet) => [subnet["cidr_block"], subnet["map_public_ip_on_launch"]]),
  ).toEqual([
    ["10.20.0.0/24", false],
    ["10.20.1.0/24", false],
  ]);
  expect(network.resources("aws_route_table_association")).toHaveLength(2);
  expect(network.resource("aws_route")["destination_cidr_block"]).toBe("0.0.0.0/0");
  expect(network.resource("aws_vpc_endpoint")).toMatchObject({
    vpc_endpoint_type: "Gateway",
    service_name: "com.amazonaws.us-east-1.s3",
  });
});

test("with workers, the subnet that they are in gives them public addresses", () => {
  const subnets = networkOf({ host: { workers: 1 } }).resources("aws_subnet");
  expect(subnets.map((subnet) => subnet["map_public_ip_on_launch"])).toEqual([true, false]);
});

test("the zone is looked up; the names lead to the Elastic IP", () => {
  const records = network.resources("aws_route53_record");
  const elasticIp = [`\${aws_eip.${Object.keys(network.json["resource"].aws_eip)[0]}.public_ip}`];
  expect(records.map((record) => [record["type"], record["name"], record["records"]])).toEqual([
    ["CAA", "staging.example.com", ['0 issue "letsencrypt.org"']],
    ["A", "portainer.staging.example.com", elasticIp],
    ["A", "staging.example.com", elasticIp],
  ]);
  expect(network.json["data"].aws_route53_zone).toBeDefined();
  expect(network.resources("aws_route53_zone")).toEqual([]);
});

test("every further name has a record of its own, and the same CA", () => {
  const { zone, host } = testEnvironment().domain;
  const domain = { zone, host, aliases: ["blog.example.com"], redirects: ["www.example.com", "example.com"] };
  const records = networkOf({ domain }).resources("aws_route53_record");
  const namesOf = (type: string) => records.filter((record) => record["type"] === type).map((record) => record["name"]);
  const further = ["blog.example.com", "www.example.com", "example.com"];
  expect(namesOf("A").sort()).toEqual([...further, host, `portainer.${host}`].sort());
  expect(namesOf("CAA").sort()).toEqual([...further, host].sort());
  expect(new Set(records.filter((record) => record["type"] === "A").map((record) => record["records"][0])).size).toBe(
    1,
  );
});

test("without Portainer there is no record of it, with another CA no CAA that would shut it out", () => {
  const stack = networkOf({
    portainer: { kind: "disabled" },
    acme: { email: "ops@example.com", directoryUrl: "https://acme.example.org/dir" },
  });
  expect(stack.resources("aws_route53_record").map((record) => record["name"])).toEqual(["staging.example.com"]);
});

test("a service with a name of its own has a record, once; one on a path of the site has none", () => {
  const service = (name: string, at: object) => ({
    name,
    image: "tool:1",
    port: 80,
    public: { allowFrom: "anywhere" as const, ...at },
    replicas: "singleton" as const,
    healthCheck: { kind: "none" as const, reason: "-" },
  });
  const services = [
    service("a", { host: "tools.example.com", path: "/a" }),
    service("b", { host: "tools.example.com", path: "/b" }),
    service("c", { path: "/c" }),
  ];
  const records = networkOf({ app: { ...TEST_APP, services } }).resources("aws_route53_record");
  const addresses = records.filter((record) => record["type"] === "A").map((record) => record["name"]);
  expect(addresses.sort()).toEqual(["portainer.staging.example.com", "staging.example.com", "tools.example.com"]);
  const issuers = records.filter((record) => record["type"] === "CAA").map((record) => record["name"]);
  expect(issuers.sort()).toEqual(["staging.example.com", "tools.example.com"]);
});

test("the manager's interface has a fixed private address and the Elastic IP, whoever is plugged in", () => {
  const [id] = Object.keys(network.json["resource"].aws_network_interface);
  expect(network.resource("aws_network_interface")["private_ips"]).toEqual(["10.20.0.10"]);
  expect(network.resource("aws_network_interface")["security_groups"]).toEqual([
    expect.stringMatching(/^\$\{aws_security_group\.groups_web_/),
    expect.stringMatching(/^\$\{aws_security_group\.groups_nodes_/),
  ]);
  expect(network.resource("aws_eip_association")["network_interface_id"]).toBe(`\${aws_network_interface.${id}.id}`);
});

test("one subnet: everything that needs a subnet lives in it, nothing speaks of another", () => {
  const single = networkOf({ network: { subnets: 1 } });
  expect(single.resources("aws_subnet").map((subnet) => subnet["cidr_block"])).toEqual(["10.20.0.0/24"]);
  expect(single.resources("aws_route_table_association")).toHaveLength(1);
  expect(single.resource("aws_network_interface")["subnet_id"]).toMatch(/aws_subnet\.subnets_subnet-0_\w+\.id/);
  expect(JSON.stringify(single.json)).not.toContain("subnet-1");
});
