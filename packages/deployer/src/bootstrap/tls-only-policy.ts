export interface BucketPolicy {
  readonly Version?: string;
  readonly Statement: readonly { readonly Sid?: string; readonly [field: string]: unknown }[];
}

const SID = "DenyInsecureTransport";

/** A bucket's policy with the statement that refuses plain HTTP; statements of others stay. */
export function withTlsOnly(policy: BucketPolicy | undefined, bucket: string): BucketPolicy {
  const statement = {
    Sid: SID,
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const others = (policy?.Statement ?? []).filter(({ Sid }) => Sid !== SID);
  return { ...policy, Version: policy?.Version ?? "2012-10-17", Statement: [...others, statement] };
}
