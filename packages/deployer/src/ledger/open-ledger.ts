import type { HostOutputs } from "@django-swarm/infra/outputs";
import type { Cluster } from "../swarm/cluster";
import { Ledger } from "./ledger";
import { S3LedgerMirror } from "./s3-ledger-mirror";

/** An environment's ledger in its swarm, mirrored to its backups bucket. */
export const openLedger = (
  environmentName: string,
  cluster: Cluster,
  { backups_bucket_name: bucket, region }: Pick<HostOutputs, "backups_bucket_name" | "region">,
): Ledger => new Ledger(cluster, environmentName, new S3LedgerMirror(bucket, region));
