import { ASSUMED } from "./assumptions";
import { type CostLine, HOURS_PER_MONTH, pricedLine, unpricedLine } from "./cost-item";
import { FREE_RESOURCE_TYPES } from "./free-resource-types";
import { instanceLines } from "./instance-lines";
import type { PriceName } from "./price-table";
import type { PricedRegion } from "./priced-regions";
import { resourceLabel } from "./resource-label";
import type { SynthesisedResource } from "./synthesised-resource";
import { volumeLine } from "./volume-line";

/** What a resource of one type costs. */
type ResourcePricing = (resource: SynthesisedResource, region: PricedRegion) => readonly CostLine[];

const used =
  (name: string, price: PriceName, quantity: number): ResourcePricing =>
  (resource, region) => [pricedLine(resourceLabel(name, resource), price, region, quantity, { assumed: true })];

const owned =
  (name: string, price: PriceName, quantity: number): ResourcePricing =>
  (_, region) => [pricedLine(name, price, region, quantity)];

/** Only some kinds of it are free. */
const freeIf =
  (attribute: string, free: readonly unknown[]): ResourcePricing =>
  (resource) =>
    free.includes(resource.attributes[attribute]) ? [] : [unpricedLine(`${resource.type} ${resource.id}`)];

/** Every type that costs something; see {@link FREE_RESOURCE_TYPES} for the others. */
const RESOURCE_PRICING: Readonly<Record<string, ResourcePricing>> = {
  aws_instance: instanceLines,
  aws_ebs_volume: ({ attributes }, region) => [
    volumeLine("data volume", region, { ...attributes, volumeType: attributes["type"], sizeGb: attributes["size"] }),
  ],
  aws_eip: owned("public IPv4 address", "publicIpv4", HOURS_PER_MONTH),
  aws_efs_file_system: (_, region) => [
    pricedLine("EFS storage", "efsStorage", region, ASSUMED.efsStorageGb, { assumed: true }),
    pricedLine("EFS reads", "efsRead", region, ASSUMED.efsReadGb, { assumed: true, onlyAwake: true }),
    pricedLine("EFS writes", "efsWrite", region, ASSUMED.efsWrittenGb, { assumed: true, onlyAwake: true }),
  ],
  aws_efs_backup_policy: used("EFS backups", "efsBackup", ASSUMED.efsBackupGb),
  aws_s3_bucket: used("S3", "s3Storage", ASSUMED.bucketStorageGb),
  aws_ecr_repository: used("ECR", "ecrStorage", ASSUMED.imageStorageGb),
  aws_kms_key: owned("KMS key", "kmsKey", 1),
  aws_sns_topic: (_, region) => [
    pricedLine("mails", "snsMail", region, ASSUMED.alarmMails, { assumed: true, onlyAwake: true }),
  ],
  aws_cloudwatch_log_group: (_, region) => [
    pricedLine("CloudWatch Logs, taken in", "logsIngested", region, ASSUMED.logsGb, { assumed: true, onlyAwake: true }),
    pricedLine("CloudWatch Logs, kept", "logsStored", region, ASSUMED.logsGb, { assumed: true }),
  ],
  aws_cloudwatch_metric_alarm: owned("CloudWatch alarms", "alarm", 1),
  // A gateway is free, an interface is not.
  aws_vpc_endpoint: freeIf("vpc_endpoint_type", ["Gateway"]),
  aws_ssm_parameter: freeIf("tier", [undefined, "Standard"]),
};

/** undefined: a resource type that nobody has said the price of. */
export function linesOf(resource: SynthesisedResource, region: PricedRegion): readonly CostLine[] | undefined {
  if (FREE_RESOURCE_TYPES.has(resource.type)) return [];
  return RESOURCE_PRICING[resource.type]?.(resource, region);
}

export const PRICED_RESOURCE_TYPES = Object.keys(RESOURCE_PRICING);
