import { SUPERSEDED_TAG } from "@django-swarm/environment";
import { Construct } from "constructs";
import type { BucketProps } from "./assets-bucket";
import { PrivateBucket } from "./private-bucket";

/** How long an expired backup can still be brought back. */
const EXPIRED_DAYS = 14;

/**
 * Backups, apart from what the application writes: the host may put here, never delete. What a newer backup has
 * superseded has a tag, and expires; the newest good one never does.
 */
export class BackupsBucket extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, accountId }: BucketProps) {
    super(scope, id);
    const { bucket } = new PrivateBucket(this, "private", {
      name: `${environment.name}-backups-${accountId}`,
      oldVersionsDays: 90,
      lifecycleRules: [
        {
          id: "superseded-backups",
          status: "Enabled",
          // By the tag alone: hosts may give it to backups only.
          filter: [{ tag: [{ key: SUPERSEDED_TAG.key, value: SUPERSEDED_TAG.value }] }],
          expiration: [{ days: environment.backup.retainDays }],
          noncurrentVersionExpiration: [{ noncurrentDays: EXPIRED_DAYS }],
        },
      ],
      deletionProtection: environment.storage.deletionProtection,
      withPolicy: !environment.emulator?.omit.includes("bucket-policy"),
    });
    this.name = bucket.bucket;
    this.arn = bucket.arn;
  }
}
