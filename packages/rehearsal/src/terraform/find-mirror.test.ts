import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformCliConfig } from "./cli-config";
import { holdsAwsProvider, mirrorCandidates, terraformPlatform } from "./find-mirror";

const provider = "registry.terraform.io/hashicorp/aws";

describe("holdsAwsProvider", () => {
  const mirror = mkdtempSync(join(tmpdir(), "mirror-"));
  mkdirSync(join(mirror, provider, "5.100.0", "linux_amd64"), { recursive: true });
  writeFileSync(join(mirror, provider, "terraform-provider-aws_5.99.0_linux_amd64.zip"), "");

  test.each([
    ["5.100.0", "linux_amd64", true],
    ["5.99.0", "linux_amd64", true],
    ["5.100.0", "darwin_arm64", false],
    ["5.98.0", "linux_amd64", false],
  ])("%s for %s: %s", (version, platform, expected) => {
    expect(holdsAwsProvider(mirror, version, platform)).toBe(expected);
  });
});

test("the named mirror is looked at first", () => {
  expect(mirrorCandidates({ DJANGO_SWARM_TERRAFORM_MIRROR: "/mirror" })[0]).toBe("/mirror");
});

test.each([
  ["linux", "x64", "linux_amd64"],
  ["darwin", "arm64", "darwin_arm64"],
  ["win32", "x64", "windows_amd64"],
] as const)("%s %s is %s", (platform, arch, expected) => {
  expect(terraformPlatform(platform, arch)).toBe(expected);
});

test("without a mirror everything comes from the registry", () => {
  expect(terraformCliConfig("/cache", undefined)).not.toContain("provider_installation");
  expect(terraformCliConfig("/cache", "/mirror")).toContain('path    = "/mirror"');
});
