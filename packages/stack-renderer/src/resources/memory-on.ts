import type { Demand, Memory } from "./demands";

const GIB = 1024;

/**
 * What a service gets on a host of this memory: on one of 1 GiB or less the first column of its demand, on one of 2 GiB
 * the second, in proportion between them; on larger ones the second, and its share of what is more.
 */
export function memoryOn(hostMiB: number, { on1GiB, on2GiB, ofMore }: Demand): Memory {
  const part = Math.min(1, Math.max(0, (hostMiB - GIB) / GIB));
  const moreMiB = Math.max(0, hostMiB - 2 * GIB);
  const between = (small: number, large: number, share = 0): number =>
    Math.round(small + (large - small) * part + share * moreMiB);
  return {
    reservationMiB: between(on1GiB.reservationMiB, on2GiB.reservationMiB, ofMore?.reservation),
    limitMiB: between(on1GiB.limitMiB, on2GiB.limitMiB, ofMore?.limit),
  };
}
