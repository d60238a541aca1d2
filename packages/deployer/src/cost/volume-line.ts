import { type CostLine, pricedLine, unpricedLine } from "./cost-item";
import type { PricedRegion } from "./priced-regions";

/** What every gp3 volume has without a charge of its own. */
const INCLUDED = { iops: 3000, throughputMiB: 125 } as const;

export interface VolumeSize {
  readonly volumeType?: unknown;
  readonly sizeGb?: unknown;
  readonly iops?: unknown;
  readonly throughput?: unknown;
}

const exceeds = (value: unknown, included: number): boolean => value !== undefined && !(Number(value) <= included);

/** A volume's storage; other types than gp3, and what is bought on top of one, have no price here. */
export function volumeLine(
  name: string,
  region: PricedRegion,
  { volumeType, sizeGb, iops, throughput }: VolumeSize,
): CostLine {
  const plain = volumeType === "gp3" && !exceeds(iops, INCLUDED.iops) && !exceeds(throughput, INCLUDED.throughputMiB);
  if (!plain || typeof sizeGb !== "number")
    return unpricedLine(`${name} (${String(volumeType ?? "of the AMI's type")})`);
  return pricedLine(`${name} (gp3)`, "gp3Storage", region, sizeGb);
}
