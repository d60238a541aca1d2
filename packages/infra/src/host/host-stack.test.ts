import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { hostOutputNames } from "../outputs";
import { synthesised } from "../testing/synthesised";

const hostOf = (...input: Parameters<typeof testEnvironment>) => {
  const stack = synthesised(testEnvironment(...input))["ublog-staging"];
  if (!stack) throw new Error("no host stack");
  return stack;
};
const host = hostOf();
const instance = host.resource("aws_instance");

test("the outputs are the contract's, under their very names", () => {
  expect(Object.keys(host.json["output"]).sort()).toEqual([...hostOutputNames].sort());
});

const WRAPPER = ["/bin/sh", "/django-swarm/with-secrets"];

test.each<[string, Parameters<typeof testEnvironment>[0], string, readonly string[], string]>([
  ["gunicorn", {}, "gunicorn", WRAPPER, "/bin/sh"],
  [
    "another server",
    { app: { ...TEST_APP, server: { kind: "command", command: ["daphne"], port: 1 } } },
    "web",
    WRAPPER,
    "/bin/sh",
  ],
  [
    "an image without a shell",
    { app: { ...TEST_APP, secretsFrom: "files" } },
    "gunicorn",
    [],
    "python manage.py shell",
  ],
])("the printed commands of an environment with %s see the secrets", (_, changes, service, wrapper, shell) => {
  const printed = hostOf(changes).json["output"];
  const container = `$(docker ps -q -f name=ublog-staging_${service} -f health=healthy | head -n 1)`;
  expect(printed.backend_exec_command.value).toBe(["docker exec -it", container, ...wrapper, shell].join(" "));
  expect(printed.backend_manage_command.value).toBe(
    ["docker exec -it", container, ...wrapper, "python manage.py"].join(" "),
  );
  expect(printed.logs_command.value).toBe(`docker service logs --follow --timestamps ublog-staging_${service}`);
});

test("the instance asks for IMDSv2 and lets containers reach it, its disk is encrypted", () => {
  expect(instance["metadata_options"]).toMatchObject({ http_tokens: "required", http_put_response_hop_limit: 2 });
  expect(instance["root_block_device"]).toMatchObject({ encrypted: true, volume_type: "gp3", volume_size: 20 });
  expect(instance["credit_specification"]).toEqual({ cpu_credits: "standard" });
});

test("it is plugged into the network's interface, which brings its addresses and groups", () => {
  expect(instance["network_interface"]).toEqual([
    { device_index: 0, network_interface_id: expect.stringContaining("aws_network_interface") },
  ]);
  for (const own of ["associate_public_ip_address", "private_ip", "subnet_id", "vpc_security_group_ids"]) {
    expect(Object.keys(instance)).not.toContain(own);
  }
});

test("a new image or boot script leaves the host alone, a new revision replaces it", () => {
  const [revision] = Object.keys(host.json["resource"].terraform_data);
  expect(instance["lifecycle"]).toEqual({
    ignore_changes: ["ami", "user_data"],
    replace_triggered_by: [`terraform_data.${revision}`],
  });
  const trigger = (n: number) => hostOf({ host: { revision: n } }).resource("terraform_data")["triggers_replace"];
  expect(trigger(1)).toEqual(host.resource("terraform_data")["triggers_replace"]);
  expect(trigger(2)).not.toEqual(trigger(1));
});

test("another instance type is a change in place, one that its AMI does not run on replaces the host", () => {
  const trigger = (instanceType: string) =>
    hostOf({ host: { instanceType } }).resource("terraform_data")["triggers_replace"];
  expect(trigger("t4g.medium")).toEqual(trigger("t4g.small"));
  expect(trigger("t3.small")).not.toEqual(trigger("t4g.small"));
});

test("the instance stops before its data volume goes", () => {
  expect(host.resource("aws_volume_attachment")).toMatchObject({
    instance_id: "${aws_instance.manager.id}",
    stop_instance_before_detaching: true,
  });
});

test.each([
  ["on EFS", { storage: { postgres: "efs" } }],
  ["given up", { storage: { postgres: "none" }, database: { kind: "attached", url: { secret: "DATABASE_URL" } } }],
] as const)("with Postgres %s nothing is attached, and the host waits for no volume", (_, changes) => {
  const stack = hostOf(changes);
  expect(stack.resources("aws_volume_attachment")).toEqual([]);
  expect(stack.resource("aws_instance")["user_data"]).not.toContain("POSTGRES_VOLUME_ID=");
  expect(JSON.stringify(stack.json)).not.toContain("aws_ebs_volume");
});

test.each([
  ["t4g.small", "arm64"],
  ["t3.small", "x86_64"],
])("%s boots Amazon Linux 2023 for %s", (instanceType, architecture) => {
  const { json } = hostOf({ host: { instanceType } });
  expect(Object.values(json["data"].aws_ssm_parameter)).toEqual([
    expect.objectContaining({
      name: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
    }),
  ]);
});

test("a key pair comes with an allow-list only", () => {
  const ssh = { kind: "allow-list", keyName: "ops", cidrs: ["203.0.113.0/24"] } as const;
  expect(hostOf({ host: { ssh: { ...ssh, cidrs: [...ssh.cidrs] } } }).resource("aws_instance")["key_name"]).toBe("ops");
  expect(Object.keys(instance)).not.toContain("key_name");
});
