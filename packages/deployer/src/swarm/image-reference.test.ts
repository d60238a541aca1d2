import { parseEcrRegistry, parseImageReference, registryOf } from "./image-reference";
import { imageArchitecture, type Platform, runsOn } from "./platform";

const digest = `sha256:${"a".repeat(64)}`;

describe("image references", () => {
  test.each([
    ["redis", "redis", undefined, undefined],
    ["redis:8", "redis", "8", undefined],
    [`redis:8@${digest}`, "redis", "8", digest],
    [`redis@${digest}`, "redis", undefined, digest],
    ["registry:5000/a/b", "registry:5000/a/b", undefined, undefined],
    ["registry:5000/a/b:v1", "registry:5000/a/b", "v1", undefined],
  ])("%s", (reference, repository, tag, found) => {
    expect(parseImageReference(reference)).toEqual({ repository, tag, digest: found });
  });

  test.each([
    ["redis:8", undefined],
    ["portainer/agent:2", undefined],
    ["localhost/a", "localhost"],
    ["registry:5000/a", "registry:5000"],
    ["ghcr.io/a/b:1", "ghcr.io"],
  ])("%s is in the registry %s", (reference, registry) => {
    expect(registryOf(reference)).toBe(registry);
  });

  test.each([
    ["123456789012.dkr.ecr.us-east-1.amazonaws.com", { accountId: "123456789012", region: "us-east-1" }],
    ["123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn", { accountId: "123456789012", region: "cn-north-1" }],
    ["123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.example", undefined],
    ["ghcr.io", undefined],
  ])("%s as ECR", (registry, ecr) => {
    expect(parseEcrRegistry(registry)).toEqual(ecr);
  });
});

describe("platforms", () => {
  test.each([
    ["x86_64", "amd64"],
    ["aarch64", "arm64"],
    ["riscv64", "riscv64"],
  ])("%s is %s", (machine, architecture) => {
    expect(imageArchitecture(machine)).toBe(architecture);
  });

  test.each<[string, Platform[], boolean]>([
    ["the one", [{ architecture: "arm64", os: "linux" }], true],
    ["one of several", [{ architecture: "amd64" }, { architecture: "arm64" }], true],
    ["another", [{ architecture: "amd64" }], false],
    ["another with an attestation", [{ architecture: "amd64" }, { architecture: "unknown" }], false],
    ["unsaid", [], true],
  ])("arm64 runs %s: %#", (_name, platforms, runs) => {
    expect(runsOn(platforms, "arm64")).toBe(runs);
  });
});
