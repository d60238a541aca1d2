import type { InstanceConfig } from "@cdktf/provider-aws/lib/instance";
import type { Environment } from "@django-swarm/environment";

export interface InstanceSettings {
  readonly environment: Environment;
  readonly ami: string;
  readonly instanceProfileName: string;
  readonly userData: string;
  /** Bare address of what replaces the instance with itself. */
  readonly replacedWith: string;
}

/** What the manager's instance and the workers' have in common. */
export const instanceSettings = ({
  environment,
  ami,
  instanceProfileName,
  userData,
  replacedWith,
}: InstanceSettings) => {
  const { instanceType, rootVolumeSizeGiB, ssh } = environment.host;
  return {
    ami,
    instanceType,
    iamInstanceProfile: instanceProfileName,
    ...(ssh.kind === "allow-list" ? { keyName: ssh.keyName } : {}),
    userData,
    // Hop limit 2: containers need the role, too (docs/security.md says what that gives a compromised one).
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 2,
      instanceMetadataTags: "enabled",
    },
    creditSpecification: { cpuCredits: "standard" },
    rootBlockDevice: { volumeType: "gp3", volumeSize: rootVolumeSizeGiB, encrypted: true },
    lifecycle: {
      // A new AMI or boot script is no reason to stop a site: they come with the next revision.
      ignoreChanges: ["ami", "user_data"],
      replaceTriggeredBy: [replacedWith],
    },
  } satisfies InstanceConfig;
};
