import { compareHostKeys, type HostKeyComparison } from "./compare-host-keys";

const file = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
const published = file("i-2,203.0.113.7 ssh-ed25519 AAAA", "i-2,203.0.113.7 ssh-rsa BBBB");

test.each<[string, string | undefined, HostKeyComparison]>([
  ["nothing was kept", undefined, "first"],
  ["an empty file was kept", "\n", "first"],
  ["the same", published, "same"],
  ["the same in another order", file("i-2,203.0.113.7 ssh-rsa BBBB", "i-2,203.0.113.7 ssh-ed25519 AAAA"), "same"],
  ["the same at another address", file("i-2,198.51.100.1 ssh-ed25519 AAAA", "i-2 ssh-rsa BBBB"), "same"],
  ["another host at this address", file("i-1,203.0.113.7 ssh-ed25519 CCCC"), "new-host"],
  ["another key", file("i-2,203.0.113.7 ssh-ed25519 CCCC", "i-2,203.0.113.7 ssh-rsa BBBB"), "changed"],
  ["a key less", file("i-2,203.0.113.7 ssh-ed25519 AAAA"), "changed"],
])("%s", (_, kept, expected) => {
  expect(compareHostKeys(kept, published, "i-2")).toBe(expected);
});
