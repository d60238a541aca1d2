import type { HostContainer, Instance } from "./instance";
import { planHosts } from "./plan-hosts";

const instance = (id: string, changes: Partial<Instance> = {}): Instance => ({
  id,
  state: "running",
  privateIp: "10.20.0.10",
  instanceType: "t4g.small",
  imageId: "ami-1",
  availabilityZone: "us-east-1a",
  userData: "",
  publicKey: undefined,
  roleName: undefined,
  tags: {},
  volumes: [],
  ...changes,
});
const host = (instanceId: string, changes: Partial<HostContainer> = {}): HostContainer => ({
  instanceId,
  running: true,
  memoryBytes: 2 * 2 ** 30,
  volumeIds: [],
  ...changes,
});

const micro = instance("i-1", { instanceType: "t4g.micro" });
const cases: [string, Instance[], HostContainer[], unknown[]][] = [
  ["nothing for nothing", [], [], []],
  ["a new instance boots", [instance("i-1")], [], [{ kind: "create", instance: instance("i-1") }]],
  [
    "a pending one boots, too",
    [instance("i-1", { state: "pending" })],
    [],
    [expect.objectContaining({ kind: "create" })],
  ],
  ["a host that stands is left alone", [instance("i-1")], [host("i-1")], []],
  [
    "a host that died is powered on",
    [instance("i-1")],
    [host("i-1", { running: false })],
    [{ kind: "start", instanceId: "i-1" }],
  ],
  ["one of another type gets its size", [micro], [host("i-1")], [{ kind: "resize", instance: micro }]],
  [
    "one of another type that is off gets its size when it is powered on",
    [micro],
    [host("i-1", { running: false })],
    [{ kind: "resize", instance: micro }],
  ],
  ["one of that type has its size", [micro], [host("i-1", { memoryBytes: 2 ** 30 })], []],
  ["one of a type without a known size stays", [instance("i-1", { instanceType: "mac1.metal" })], [host("i-1")], []],
  [
    "a stopped instance is powered off",
    [instance("i-1", { state: "stopped" })],
    [host("i-1")],
    [{ kind: "stop", instanceId: "i-1" }],
  ],
  [
    "a stopped one that is off stays off",
    [instance("i-1", { state: "stopped" })],
    [host("i-1", { running: false })],
    [],
  ],
  [
    "a terminated instance is removed",
    [instance("i-1", { state: "terminated" })],
    [host("i-1")],
    [{ kind: "remove", instanceId: "i-1" }],
  ],
  ["a terminated one never had a host", [instance("i-1", { state: "terminated" })], [], []],
  [
    "a replacement waits for the removal",
    [instance("i-2"), instance("i-1", { state: "terminated" })],
    [host("i-1")],
    [{ kind: "remove", instanceId: "i-1" }, expect.objectContaining({ kind: "create" })],
  ],
  [
    "an attached volume is plugged in",
    [instance("i-1", { volumes: [{ id: "vol-1", sizeGiB: 10 }] })],
    [host("i-1")],
    [{ kind: "attach", instanceId: "i-1", volumeId: "vol-1", sizeGiB: 10 }],
  ],
  [
    "volumes are swapped",
    [instance("i-1", { volumes: [{ id: "vol-2", sizeGiB: 4 }] })],
    [host("i-1", { volumeIds: ["vol-1"] })],
    [
      { kind: "detach", instanceId: "i-1", volumeId: "vol-1" },
      { kind: "attach", instanceId: "i-1", volumeId: "vol-2", sizeGiB: 4 },
    ],
  ],
];

test.each(cases)("%s", (_, instances, hosts, expected) => {
  expect(planHosts(instances, hosts)).toEqual(expected);
});
