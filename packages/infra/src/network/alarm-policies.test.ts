import { alarmKeyPolicy, alarmTopicPolicy } from "./alarm-policies";

const accountId = "123456789012";
const topicArn = "arn:aws:sns:us-east-1:123456789012:ublog-staging-alarms";

test("only alarms of the own account write to the topic, and only over TLS", () => {
  const { Statement } = alarmTopicPolicy({ topicArn, accountId });
  expect(Statement.filter(({ Effect }) => Effect === "Allow")).toEqual([
    {
      Sid: "Alarms",
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["sns:Publish"],
      Resource: [topicArn],
      Condition: { StringEquals: { "aws:SourceAccount": accountId } },
    },
  ]);
  expect(Statement.filter(({ Effect }) => Effect === "Deny")).toEqual([
    expect.objectContaining({ Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
  ]);
});

test("the key has no action that is a pattern, and can be administered", () => {
  const { Statement } = alarmKeyPolicy(accountId);
  const actions = Statement.flatMap(({ Action }) => Action);
  expect(actions.filter((action) => action.includes("*"))).toEqual([]);
  expect(actions).toContain("kms:PutKeyPolicy");
  expect(Statement[1]).toEqual({
    Sid: "Alarms",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: "*",
  });
});
