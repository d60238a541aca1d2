import { testEnvironment } from "@django-swarm/environment/testing";
import { hostOutputNames } from "../outputs";
import { leaves } from "../security/terraform-json";
import { synthesised } from "../testing/synthesised";

const stackOf = (workers: number) => {
  const stack = synthesised(testEnvironment({ host: { workers } }))["ublog-staging"];
  if (!stack) throw new Error("no host stack");
  return stack;
};
const [alone, grown] = [stackOf(0), stackOf(2)];
const instances = (stack: typeof grown) =>
  stack.json["resource"].aws_instance as Record<string, Record<string, unknown>>;
const workers = Object.entries(instances(grown)).filter(([name]) => name !== "manager");

test("two workers beside the manager, of its kind", () => {
  expect(workers.map(([name]) => name)).toEqual(["worker_0", "worker_1"]);
  const manager = instances(grown)["manager"];
  for (const [, worker] of workers) {
    for (const same of ["ami", "instance_type", "metadata_options", "root_block_device", "lifecycle"]) {
      expect(worker[same]).toEqual(manager?.[same]);
    }
  }
});

test("they are in the subnet that gives public addresses, and in the nodes' group alone", () => {
  for (const [, worker] of workers) {
    expect(worker).toMatchObject({
      subnet_id: expect.stringContaining("subnet-0"),
      vpc_security_group_ids: [expect.stringContaining("aws_security_groupgroups_nodes")],
    });
  }
});

test("the swarm's ports are open among the nodes, and close after the workers have gone", () => {
  const rules = grown.json["resource"].aws_vpc_security_group_ingress_rule as Record<string, Record<string, unknown>>;
  const open = Object.values(rules).map((rule) => `${rule["ip_protocol"]} ${rule["from_port"]}-${rule["to_port"]}`);
  expect(open.sort()).toEqual(["tcp 2377-2377", "tcp 7946-7946", "udp 4789-4789", "udp 7946-7946"]);
  for (const rule of Object.values(rules)) {
    expect(rule["referenced_security_group_id"]).toBe(rule["security_group_id"]);
    expect(Object.keys(rule)).not.toContain("cidr_ipv4");
  }
  const addresses = Object.keys(rules).map((name) => `aws_vpc_security_group_ingress_rule.${name}`);
  for (const [, worker] of workers) expect([...(worker["depends_on"] as string[])].sort()).toEqual(addresses.sort());
});

test("a worker's role is its own", () => {
  const roles = grown.resources("aws_iam_role").map((role) => role["name"]);
  expect(roles).toEqual(["ublog-staging-host", "ublog-staging-worker"]);
  for (const [, worker] of workers) {
    expect(worker["iam_instance_profile"]).toContain("workers_role_profile");
    expect(worker["iam_instance_profile"]).not.toBe(instances(grown)["manager"]?.["iam_instance_profile"]);
  }
});

test("the outputs name them; the contract stays the same", () => {
  expect(Object.keys(grown.json["output"]).sort()).toEqual([...hostOutputNames].sort());
  expect(grown.json["output"].worker_instance_ids.value).toEqual([
    "${aws_instance.worker_0.id}",
    "${aws_instance.worker_1.id}",
  ]);
  expect(grown.json["output"].worker_private_ips.value).toEqual([
    "${aws_instance.worker_0.private_ip}",
    "${aws_instance.worker_1.private_ip}",
  ]);
  expect(alone.json["output"].worker_instance_ids.value).toEqual([]);
});

test("of what is there, growing changes a right of the manager's and adds a tag: it is not replaced", () => {
  const all = (stack: typeof grown) =>
    new Map(leaves(stack.json["resource"]).map(({ path, value }) => [path.join("."), value]));
  const [before, after] = [all(alone), all(grown)];
  const changed = [...before.keys()].filter((path) => after.get(path) !== before.get(path));
  expect(changed).toEqual([expect.stringMatching(/^aws_iam_role_policy\.role_policy_\w+\.policy$/)]);
  expect(instances(grown)["manager"]?.["tags"]).toEqual({
    Name: "ublog-staging",
    Role: "manager",
    Workers: "2",
    BackupSchedule: "86400 11700",
  });
});

test("without workers there is nothing of it", () => {
  expect(Object.keys(instances(alone))).toEqual(["manager"]);
  expect(alone.resources("aws_vpc_security_group_ingress_rule")).toEqual([]);
  expect(alone.resources("aws_iam_role")).toHaveLength(1);
  expect(alone.resource("aws_iam_role_policy")["policy"]).not.toContain("worker-join-token");
  expect(instances(alone)["manager"]?.["tags"]).not.toHaveProperty("Workers");
});
