import { architectureOf, hostKeyParameterName, joinTokenParameterName } from "./names";

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

test("a host key belongs to one instance", () => {
  expect(hostKeyParameterName("ublog-staging", "i-0a1b")).toBe("/ublog-staging/hosts/i-0a1b/ssh-host-key");
});

test("the join token is no host's and no secret of the application's", () => {
  expect(joinTokenParameterName("ublog-staging")).toBe("/ublog-staging/swarm/worker-join-token");
});
