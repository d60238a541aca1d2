import { type BucketPolicy, withTlsOnly } from "./tls-only-policy";

const others: BucketPolicy = { Version: "2012-10-17", Statement: [{ Sid: "Backup", Effect: "Allow" }] };

describe("withTlsOnly", () => {
  test.each<[string, BucketPolicy | undefined, (string | undefined)[]]>([
    ["no policy", undefined, ["DenyInsecureTransport"]],
    ["the policy of others", others, ["Backup", "DenyInsecureTransport"]],
    ["our own again", withTlsOnly(others, "b"), ["Backup", "DenyInsecureTransport"]],
  ])("%s", (_name, policy, sids) => {
    const { Statement: statements } = withTlsOnly(policy, "b");
    expect(statements.map(({ Sid }) => Sid)).toEqual(sids);
  });

  test("refuses plain HTTP to the bucket and all in it, for everybody", () => {
    expect(withTlsOnly(undefined, "b").Statement).toMatchObject([
      {
        Effect: "Deny",
        Principal: "*",
        Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });
});
