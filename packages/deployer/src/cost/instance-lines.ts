import { type CostLine, HOURS_PER_MONTH, pricedLine } from "./cost-item";
import { instancePrice } from "./instance-prices";
import type { PricedRegion } from "./priced-regions";
import type { SynthesisedResource } from "./synthesised-resource";
import { volumeLine } from "./volume-line";

/** cdktf writes a block either as it is or as a list of one. */
const block = (value: unknown): Readonly<Record<string, unknown>> =>
  ((Array.isArray(value) ? value[0] : value) ?? {}) as Readonly<Record<string, unknown>>;

/** An instance, its root volume, and a public address that it gets by itself. */
export function instanceLines({ attributes }: SynthesisedResource, region: PricedRegion): readonly CostLine[] {
  const instanceType = String(attributes["instance_type"]);
  const root = block(attributes["root_block_device"]);
  return [
    {
      name: `EC2 ${instanceType}`,
      unit: "hour",
      price: instancePrice(instanceType, region),
      quantity: HOURS_PER_MONTH,
    },
    volumeLine("root volume", region, { ...root, volumeType: root["volume_type"], sizeGb: root["volume_size"] }),
    ...(attributes["associate_public_ip_address"] === true
      ? [pricedLine("public IPv4 address", "publicIpv4", region, HOURS_PER_MONTH)]
      : []),
  ];
}
