import { EfsBackupPolicy } from "@cdktf/provider-aws/lib/efs-backup-policy";
import { EfsFileSystem } from "@cdktf/provider-aws/lib/efs-file-system";
import { EfsFileSystemPolicy } from "@cdktf/provider-aws/lib/efs-file-system-policy";
import { EfsMountTarget } from "@cdktf/provider-aws/lib/efs-mount-target";
import type { Environment } from "@django-swarm/environment";
import { Construct } from "constructs";

export interface DataFileSystemProps {
  readonly environment: Environment;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
}

/** EFS for everything that lasts but Postgres: assets, certificates, Redis, Portainer. Encrypted, pays by use. */
export class DataFileSystem extends Construct {
  readonly id: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, subnetIds, securityGroupId }: DataFileSystemProps) {
    super(scope, id);
    const omitted = environment.emulator?.omit ?? [];
    const fileSystem = new EfsFileSystem(this, "file-system", {
      encrypted: true,
      throughputMode: "elastic",
      lifecyclePolicy: [{ transitionToIa: "AFTER_30_DAYS" }, { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" }],
      tags: { Name: `${environment.name}-data` },
      lifecycle: { preventDestroy: environment.storage.deletionProtection },
    });
    this.id = fileSystem.id;
    this.arn = fileSystem.arn;
    subnetIds.forEach((subnetId, index) => {
      new EfsMountTarget(this, `mount-target-${index}`, {
        fileSystemId: fileSystem.id,
        subnetId,
        securityGroups: [securityGroupId],
      });
    });
    if (!omitted.includes("efs-backup-policy")) {
      new EfsBackupPolicy(this, "backup-policy", { fileSystemId: fileSystem.id, backupPolicy: { status: "ENABLED" } });
    }
    if (!omitted.includes("efs-file-system-policy")) {
      new EfsFileSystemPolicy(this, "policy", {
        fileSystemId: fileSystem.id,
        policy: JSON.stringify(policy(fileSystem.arn)),
      });
    }
  }
}

/** Only over TLS, and only through a mount target; what a role may do is in the role's own policy. */
const policy = (arn: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: { AWS: "*" },
      Action: "*",
      Resource: arn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "ThroughMountTargetsOnly",
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"],
      Resource: arn,
      Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
    },
  ],
});
