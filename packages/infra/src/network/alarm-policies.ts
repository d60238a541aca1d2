const CLOUDWATCH = { Service: "cloudwatch.amazonaws.com" };

/** Only alarms of this account may write to the topic, and nobody without TLS. */
export const alarmTopicPolicy = ({
  topicArn,
  accountId,
}: {
  readonly topicArn: string;
  readonly accountId: string;
}) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Alarms",
      Effect: "Allow",
      Principal: CLOUDWATCH,
      Action: ["sns:Publish"],
      Resource: [topicArn],
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: ["sns:Publish"],
      Resource: [topicArn],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ],
});

/** What the account's administrators may do with the key; without it nobody could ever change or delete it. */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateKeyDescription",
];

/** In a key's policy `*` is the key itself. */
export const alarmKeyPolicy = (accountId: string) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "Administration",
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: ADMINISTRATION,
      Resource: "*",
    },
    // For the one topic that has this key: whose alarms may write there is in the topic's policy.
    {
      Sid: "Alarms",
      Effect: "Allow",
      Principal: CLOUDWATCH,
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
    },
  ],
});
