import { instanceSize, sizesOfFamily } from "./instance-size";

test.each([
  ["t4g.nano", 512, 2],
  ["t4g.micro", 1024, 2],
  ["t3.small", 2048, 2],
  ["t3a.2xlarge", 32768, 8],
  ["m7g.medium", 4096, 1],
  ["c6i.large", 4096, 2],
  ["r8g.xlarge", 32768, 4],
])("%s has %d MiB and %d vCPUs", (instanceType, memoryMiB, vcpus) => {
  expect(instanceSize(instanceType)).toEqual({ memoryMiB, vcpus });
});

test.each(["t2.micro", "m4.large", "t4g.huge", "x2gd.large", "mac1.metal", "constructor", "t4g.constructor"])(
  "%s is not known",
  (instanceType) => {
    expect(instanceSize(instanceType)?.memoryMiB).toBeUndefined();
  },
);

test("a family's sizes come small to large", () => {
  const types = sizesOfFamily("t4g.small").map(({ instanceType }) => instanceType);
  expect(types).toEqual(
    ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge"].map((name) => `t4g.${name}`),
  );
  expect(sizesOfFamily("mac1.metal")).toEqual([]);
});
