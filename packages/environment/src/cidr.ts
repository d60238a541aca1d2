/** The first and last address of an IPv4 range, as unsigned 32-bit numbers. */
export function cidrBounds(cidr: string): { readonly first: number; readonly last: number; readonly prefix: number } {
  const [address = "", length = "32"] = cidr.split("/");
  const value = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(value / size) * size;
  return { first, last: first + size - 1, prefix: Number(length) };
}

export function cidrsOverlap(a: string, b: string): boolean {
  const [x, y] = [cidrBounds(a), cidrBounds(b)];
  return x.first <= y.last && y.first <= x.last;
}

/** Dotted notation of an unsigned 32-bit number. */
export function formatAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");
}

/** The `index`-th range of `prefix` bits inside `cidr`, e.g. (10.20.0.0/16, 24, 1) → 10.20.1.0/24. */
export function subnetOf(cidr: string, prefix: number, index: number): string {
  return `${formatAddress(cidrBounds(cidr).first + index * 2 ** (32 - prefix))}/${prefix}`;
}
