import { type Environment, joinTokenParameterName } from "@django-swarm/environment";
import { allow, type Statement } from "../iam/statement";
import type { HostResources } from "./host-statements";
import { parameterArn, sessionManager, useFileSystem, writeLogs } from "./shared-statements";

/**
 * What a worker may do: much less than the manager. It pulls nothing by itself (the swarm hands each task's registry
 * credentials to the node that runs it), publishes nothing, and of all parameters reads the one that it joins with.
 */
export function workerStatements(environment: Environment, resources: HostResources): Statement[] {
  const { accountId, assetsBucketArn, fileSystemArn } = resources;
  const joinToken = parameterArn(environment, accountId, joinTokenParameterName(environment.name));
  return [
    sessionManager,
    // The application's own, wherever its containers run.
    allow("Assets", ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [`${assetsBucketArn}/*`]),
    allow("ListBuckets", ["s3:ListBucket"], [assetsBucketArn]),
    useFileSystem(fileSystemArn),
    ...writeLogs(environment, accountId),
    allow("ReadJoinToken", ["ssm:GetParameter"], [joinToken]),
  ];
}
