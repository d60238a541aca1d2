import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const AWS_PROVIDER = "registry.terraform.io/hashicorp/aws";

/** Terraform's platform name of this machine, e.g. `linux_amd64`. */
export const terraformPlatform = (platform = process.platform, arch = process.arch): string =>
  `${platform === "win32" ? "windows" : platform}_${arch === "x64" ? "amd64" : arch}`;

const childrenOf = (directory: string): string[] =>
  existsSync(directory) ? readdirSync(directory).map((name) => join(directory, name)) : [];

/** Whether a folder is a filesystem mirror with this version of the AWS provider, unpacked or as a zip. */
export function holdsAwsProvider(mirror: string, version: string, platform: string): boolean {
  const provider = join(mirror, AWS_PROVIDER);
  return (
    existsSync(join(provider, version, platform)) ||
    existsSync(join(provider, `terraform-provider-aws_${version}_${platform}.zip`))
  );
}

/** Folders that may be mirrors: the named one, Terraform's implied ones, and what lies in /opt. */
export const mirrorCandidates = (env: NodeJS.ProcessEnv = process.env): string[] => [
  ...(env["DJANGO_SWARM_TERRAFORM_MIRROR"] ? [env["DJANGO_SWARM_TERRAFORM_MIRROR"]] : []),
  join(homedir(), ".terraform.d/plugins"),
  join(homedir(), ".local/share/terraform/plugins"),
  "/usr/local/share/terraform/plugins",
  "/usr/share/terraform/plugins",
  ...childrenOf("/opt"),
];

export const findMirror = (version: string): string | undefined =>
  mirrorCandidates().find((folder) => holdsAwsProvider(folder, version, terraformPlatform()));
