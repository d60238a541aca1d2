import { BACKUPS_PREFIX, type Environment, joinTokenParameterName, metricsNamespace } from "@django-swarm/environment";
import { allow, deny, type Statement } from "../iam/statement";
import { parameterArn, sessionManager, useFileSystem, writeLogs } from "./shared-statements";

export interface HostResources {
  readonly accountId: string;
  readonly repositoryArns: readonly string[];
  readonly assetsBucketArn: string;
  readonly backupsBucketArn: string;
  readonly fileSystemArn: string;
}

/**
 * What a host may do. Not AWS's managed policy for Session Manager: that one lets every container read every parameter
 * of the account.
 */
export function hostStatements(environment: Environment, resources: HostResources): Statement[] {
  const { accountId, repositoryArns, assetsBucketArn, backupsBucketArn, fileSystemArn } = resources;
  const { name, host } = environment;
  const hostParameters = [parameterArn(environment, accountId, `/${name}/hosts/*`)];
  const joinToken = [parameterArn(environment, accountId, joinTokenParameterName(name))];
  return [
    // The next three know no resource.
    allow("RegistryLogin", ["ecr:GetAuthorizationToken"], "*"),
    sessionManager,
    allow("Metrics", ["cloudwatch:PutMetricData"], "*", {
      StringEquals: { "cloudwatch:namespace": metricsNamespace(environment) },
    }),
    allow(
      "PullImages",
      ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      repositoryArns,
    ),
    allow("Assets", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [`${assetsBucketArn}/*`]),
    allow("ListBuckets", ["s3:ListBucket"], [assetsBucketArn, backupsBucketArn]),
    allow("Backups", ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"], [`${backupsBucketArn}/*`]),
    // What has the tag expires by the bucket's lifecycle: the host itself may delete nothing there.
    allow(
      "SupersedeBackups",
      ["s3:GetObjectTagging", "s3:PutObjectTagging"],
      [`${backupsBucketArn}/${BACKUPS_PREFIX}*`],
    ),
    useFileSystem(fileSystemArn),
    ...writeLogs(environment, accountId),
    allow("PublishHostKey", ["ssm:GetParameter", "ssm:PutParameter"], hostParameters),
    // Written once: without the right to overwrite, a host cannot pass itself off as another later. A denial, because
    // the key is not in every request.
    deny("NeverOverwriteHostKeys", ["ssm:PutParameter"], hostParameters, {
      StringEquals: { "ssm:Overwrite": "true" },
    }),
    ...(host.workers > 0 ? [allow("PublishJoinToken", ["ssm:GetParameter", "ssm:PutParameter"], joinToken)] : []),
  ];
}
