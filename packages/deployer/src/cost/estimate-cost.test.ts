import { monthlyOf } from "./cost-item";
import { asleepOf, estimateCost, totalOf, unpricedOf } from "./estimate-cost";
import { FREE_RESOURCE_TYPES } from "./free-resource-types";
import { PRICED_RESOURCE_TYPES } from "./resource-pricing";
import type { SynthesisedResource } from "./synthesised-resource";
import { hostResources, resource } from "./testing/resources";

const estimate = (resources: readonly SynthesisedResource[]) =>
  estimateCost(resources, { region: "us-east-1", hostStack: "ublog-staging" });
/** name → USD a month, to a tenth of a cent. */
const costs = (...resources: SynthesisedResource[]) =>
  Object.fromEntries(estimate(resources).map((item) => [item.name, monthlyOf(item)?.toFixed(3)]));

test.each<[string, SynthesisedResource, Record<string, string | undefined>]>([
  [
    "an instance and its disk",
    hostResources()[0] as SynthesisedResource,
    { "EC2 t4g.small": "12.264", "root volume (gp3)": "1.600" },
  ],
  [
    "one with a public address of its own",
    resource("aws_instance", {
      instance_type: "t4g.micro",
      associate_public_ip_address: true,
      root_block_device: [{ volume_type: "gp3", volume_size: 8 }],
    }),
    { "EC2 t4g.micro": "6.132", "root volume (gp3)": "0.640", "public IPv4 address": "3.650" },
  ],
  ["a volume", resource("aws_ebs_volume", { type: "gp3", size: 10 }), { "data volume (gp3)": "0.800" }],
  ["an Elastic IP", resource("aws_eip"), { "public IPv4 address": "3.650" }],
  [
    "a file system",
    resource("aws_efs_file_system"),
    { "EFS storage": "0.300", "EFS reads": "0.030", "EFS writes": "0.060" },
  ],
  ["its backups", resource("aws_efs_backup_policy"), { "EFS backups": "0.050" }],
  [
    "a bucket",
    resource("aws_s3_bucket", { bucket: "ublog-staging-assets-${data.x.y.account_id}" }),
    { "S3 ublog-staging-assets": "0.023" },
  ],
  [
    "an image repository",
    resource("aws_ecr_repository", { name: "ublog-staging-backend" }),
    { "ECR ublog-staging-backend": "0.050" },
  ],
  ["a key", resource("aws_kms_key"), { "KMS key": "1.000" }],
  ["a topic", resource("aws_sns_topic"), { mails: "0.002" }],
  ["two addresses by count", resource("aws_eip", { count: 2 }), { "public IPv4 address": "7.300" }],
  ["a gateway endpoint", resource("aws_vpc_endpoint", { vpc_endpoint_type: "Gateway" }), {}],
  ["a standard parameter", resource("aws_ssm_parameter"), {}],
  ["what is free", resource("aws_subnet"), {}],
])("%s", (_, found, expected) => {
  expect(costs(found)).toEqual(expected);
});

test.each<[string, SynthesisedResource]>([
  ["a resource type that nobody has priced", resource("aws_nat_gateway")],
  [
    "an instance type without a price",
    resource("aws_instance", { instance_type: "m9z.huge", root_block_device: { volume_type: "gp3", volume_size: 8 } }),
  ],
  ["a root volume of the AMI's own size", resource("aws_instance", { instance_type: "t4g.small" })],
  ["a volume of another type", resource("aws_ebs_volume", { type: "io2", size: 10 })],
  ["bought IOPS", resource("aws_ebs_volume", { type: "gp3", size: 10, iops: 4000 })],
  ["bought throughput", resource("aws_ebs_volume", { type: "gp3", size: 10, throughput: 250 })],
  ["a size that only Terraform knows", resource("aws_ebs_volume", { type: "gp3", size: "${var.size}" })],
  ["a count that only Terraform knows", resource("aws_eip", { count: "${var.count}" })],
  ["for_each", resource("aws_eip", { for_each: "${var.names}" })],
  ["an interface endpoint", resource("aws_vpc_endpoint", { vpc_endpoint_type: "Interface" })],
  ["an advanced parameter", resource("aws_ssm_parameter", { tier: "Advanced" })],
])("%s has no known price, and never costs nothing", (_, found) => {
  expect(unpricedOf(estimate([found]))).toHaveLength(1);
});

test("what only another region lacks has no known price there", () => {
  const items = estimateCost([resource("aws_efs_backup_policy")], { region: "eu-west-1", hostStack: "ublog-staging" });
  expect(unpricedOf(items).map(({ name }) => name)).toEqual(["EFS backups"]);
});

test("alarms are counted, metrics of a host's own are charged once each, and so are the calls", () => {
  const alarm = (metric_name: string, path?: string, namespace = "django-swarm/ublog-staging") =>
    resource(
      "aws_cloudwatch_metric_alarm",
      {
        namespace,
        metric_name,
        dimensions: { InstanceId: "${aws_instance.manager.id}", ...(path ? { MountPoint: path } : {}) },
      },
      "ublog-staging",
    );
  expect(
    costs(
      alarm("CPUUtilization", undefined, "AWS/EC2"),
      alarm("Disk", "/"),
      alarm("Disk", "/data"),
      alarm("Disk", "/"),
    ),
  ).toEqual({
    "CloudWatch alarms": "0.400",
    "CloudWatch custom metrics": "0.600",
    "CloudWatch PutMetricData": "0.088",
  });
  expect(costs(alarm("CPUUtilization", undefined, "AWS/EC2"))).toEqual({ "CloudWatch alarms": "0.100" });
});

test("asleep, the host stack and whatever is paid by use are gone", () => {
  const items = estimate([
    ...hostResources(),
    resource("aws_eip", {}, "ublog-staging-network"),
    resource("aws_efs_file_system"),
  ]);
  expect(totalOf(items).toFixed(3)).toBe("17.904");
  expect(asleepOf(items).map(({ name }) => name)).toEqual(["public IPv4 address", "EFS storage"]);
  expect(totalOf(asleepOf(items)).toFixed(3)).toBe("3.950");
});

test("no type is both free and priced", () => {
  expect(PRICED_RESOURCE_TYPES.filter((type) => FREE_RESOURCE_TYPES.has(type))).toEqual([]);
});
