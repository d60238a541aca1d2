import fc from "fast-check";
import { cidrBounds, cidrsOverlap, formatAddress, subnetOf } from "./cidr";

test.each([
  ["10.20.0.0/16", "10.20.255.0/24", true],
  ["10.20.0.0/16", "10.21.0.0/16", false],
  ["10.192.0.0/12", "10.207.255.255/32", true],
  ["10.192.0.0/12", "10.208.0.0/16", false],
  ["0.0.0.0/0", "203.0.113.7/32", true],
])("%s and %s overlap: %s", (a, b, expected) => {
  expect(cidrsOverlap(a, b)).toBe(expected);
  expect(cidrsOverlap(b, a)).toBe(expected);
});

test.each([
  ["10.20.0.0/16", 24, 0, "10.20.0.0/24"],
  ["10.20.0.0/16", 24, 1, "10.20.1.0/24"],
  ["172.31.252.0/22", 24, 1, "172.31.253.0/24"],
])("subnet %s/%d #%d is %s", (cidr, prefix, index, expected) => {
  expect(subnetOf(cidr, prefix, index)).toBe(expected);
});

test("an address survives parsing and formatting", () => {
  fc.assert(fc.property(fc.ipV4(), (address) => formatAddress(cidrBounds(`${address}/32`).first) === address));
});
