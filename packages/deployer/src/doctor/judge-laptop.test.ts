import { testEnvironment } from "@django-swarm/environment/testing";
import { judgeLaptop, type Tool } from "./judge-laptop";
import { readLaptop } from "./read-laptop";

const tool = (version: string | undefined): Tool => ({
  name: "terraform",
  version,
  oldest: "1.10",
  neededFor: "`cdktf deploy`",
  fix: "Install it.",
});

test.each([
  ["not there", undefined, "terraform is not there"],
  ["too old", "1.9.8", "terraform 1.9.8 is too old"],
  ["of another age", "0.15.0", "terraform 0.15.0 is too old"],
  ["just enough", "1.10.0", undefined],
  ["newer", "2.0.1", undefined],
])("%s", (_, version, what) => {
  expect(judgeLaptop([tool(version)]).map((finding) => finding.what)).toEqual(what === undefined ? [] : [what]);
});

test("of this machine, node is there and named with its version; what only sessions need, only where there are some", async () => {
  const names = async (environment: ReturnType<typeof testEnvironment>) =>
    (await readLaptop(environment)).map(({ name }) => name);
  const keyed = testEnvironment({ host: { ssh: { kind: "allow-list", keyName: "ops", cidrs: ["203.0.113.0/24"] } } });
  expect(await names(testEnvironment())).toContain("session-manager-plugin");
  expect(await names(keyed)).not.toContain("session-manager-plugin");
  const node = (await readLaptop(keyed)).find(({ name }) => name === "node");
  expect(`v${node?.version}`).toBe(process.version);
});
