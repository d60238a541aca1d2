import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepHostKeys, knownHostsFile } from "./kept-host-keys";

const folder = mkdtempSync(join(tmpdir(), "kept-host-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "deep", "known_hosts");
const keys = (instanceId: string, key: string) => ({
  environmentName: "shop",
  instanceId,
  parameter: `/shop/hosts/${instanceId}/ssh-host-key`,
  knownHosts: `${instanceId},203.0.113.7 ssh-ed25519 ${key}\n`,
});

test("kept at the first connection, for nobody else to read; held to at the next; a new host's take their place", async () => {
  await keepHostKeys(keys("i-1", "AAAA"), file);
  expect(readFileSync(file, "utf8")).toBe("i-1,203.0.113.7 ssh-ed25519 AAAA\n");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await keepHostKeys(keys("i-1", "AAAA"), file);
  await expect(keepHostKeys(keys("i-1", "BBBB"), file)).rejects.toMatchObject({
    code: "transport/host-key-changed",
    details: ["published: /shop/hosts/i-1/ssh-host-key in SSM", `kept: ${file}`],
  });
  expect(readFileSync(file, "utf8")).toContain("AAAA");
  await keepHostKeys(keys("i-2", "BBBB"), file);
  expect(readFileSync(file, "utf8")).toBe("i-2,203.0.113.7 ssh-ed25519 BBBB\n");
});

test("an environment each, where programs keep their state", () => {
  expect(knownHostsFile("shop", { XDG_STATE_HOME: "/s" })).toBe("/s/django-swarm/shop/known_hosts");
  expect(knownHostsFile("shop", { XDG_STATE_HOME: "" })).toMatch(/\/\.local\/state\/django-swarm\/shop\/known_hosts$/);
});
