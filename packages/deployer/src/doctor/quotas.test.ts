import { testEnvironment } from "@django-swarm/environment/testing";
import { judgeQuotas } from "./judge-quotas";
import { type Inventory, QUOTAS, quotaUses } from "./quotas";

const environment = testEnvironment({ host: { instanceType: "t4g.small", workers: 1 } });
const ours = { environment: environment.name };
const others = { environment: undefined };
const inventory = (has: Partial<Inventory>): Inventory => ({ vpcs: [], addresses: [], instances: [], ...has });
const limits = (of: { vpcs?: number; addresses?: number; vcpus?: number }): ReadonlyMap<string, number> => {
  const values = [of.vpcs, of.addresses, of.vcpus];
  return new Map(QUOTAS.flatMap(({ code }, index) => (values[index] === undefined ? [] : [[code, values[index]]])));
};
const found = (has: Partial<Inventory>, of: Parameters<typeof limits>[0]): readonly string[] =>
  judgeQuotas(quotaUses(environment, inventory(has), limits(of))).map(({ what, cause }) => `${what}: ${cause}`);

test.each<[string, Partial<Inventory>, Parameters<typeof limits>[0], readonly string[]]>([
  ["room for all", { vpcs: [others] }, { vpcs: 5, addresses: 5, vcpus: 5 }, []],
  ["limits that AWS does not tell", { vpcs: [others] }, {}, []],
  ["the last one is ours", { vpcs: [others, ours], addresses: [ours] }, { vpcs: 2, addresses: 1 }, []],
  [
    "all taken by others",
    { vpcs: [others, others] },
    { vpcs: 2 },
    ["the account may have 2 VPCs in us-east-1, and 2 are in use: this environment needs 1 more to come up"],
  ],
  [
    "asleep, and what it left was taken",
    { addresses: [ours], instances: [{ ...others, instanceType: "m7i.large", vcpus: 2 }] },
    { addresses: 1, vcpus: 5 },
    [
      "the account may have 5 vCPUs of running instances in us-east-1, and 2 are in use: this environment needs 4 more to come up",
    ],
  ],
  [
    "awake with one host of two",
    { instances: [{ ...ours, instanceType: "t4g.small", vcpus: 2 }] },
    { vcpus: 3 },
    [
      "the account may have 3 vCPUs of running instances in us-east-1, and 2 are in use: this environment needs 2 more to come up",
    ],
  ],
  [
    "families with a quota of their own do not count",
    {
      instances: ["inf2.xlarge", "trn1.2xlarge", "p5.4xlarge"].map((instanceType) => ({
        ...others,
        instanceType,
        vcpus: 4,
      })),
    },
    { vcpus: 4 },
    [],
  ],
])("%s", (_name, has, of, expected) => {
  expect(found(has, of)).toEqual(expected);
});

test("what to ask AWS for is spelled out", () => {
  const [finding] = judgeQuotas(quotaUses(environment, inventory({ vpcs: [others, others] }), limits({ vpcs: 2 })));
  expect(finding).toMatchObject({
    area: "aws",
    severity: "warning",
    fix: expect.stringContaining("--service-code vpc --quota-code L-F678F1CE --desired-value 3"),
  });
});

test("credentials that may not look: a note, not an error", () => {
  expect(judgeQuotas(undefined)).toMatchObject([{ severity: "note", fix: expect.stringContaining("GetServiceQuota") }]);
});
