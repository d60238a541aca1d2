import { architectureOf, isBurstable } from "./instance-type";

test.each([
  ["t4g.small", "arm64"],
  ["c7gn.large", "arm64"],
  ["m6gd.medium", "arm64"],
  ["a1.medium", "arm64"],
  ["t3.small", "x86_64"],
  ["t3a.nano", "x86_64"],
  ["g5.xlarge", "x86_64"],
  ["m7i-flex.large", "x86_64"],
])("%s is %s", (instanceType, architecture) => {
  expect(architectureOf(instanceType)).toBe(architecture);
});

test.each([
  ["t4g.small", true],
  ["t3.large", true],
  ["m7g.medium", false],
  ["trn1.2xlarge", false],
])("%s lives on credits: %s", (instanceType, burstable) => {
  expect(isBurstable(instanceType)).toBe(burstable);
});
