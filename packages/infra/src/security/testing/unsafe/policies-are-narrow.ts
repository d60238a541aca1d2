import type { Attributes } from "../../terraform-json";
import { add, type Fixture, fixture, type Stacks } from "./fixture";

/** The role gets one more statement, as JSON text. */
const allowing =
  (statement: Attributes) =>
  ({ host }: Stacks): void =>
    add(host, "aws_iam_role_policy", "own", {
      name: "own",
      role: "own",
      policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: "Own", Effect: "Allow", ...statement }] }),
    });

export const fixtures: readonly Fixture[] = [
  fixture(
    "everything",
    allowing({ Action: "*", Resource: "arn:aws:s3:::one" }),
    /aws_iam_role_policy\.own\.policy \(Own\): must name its actions \(found "\* on arn/,
  ),
  fixture("all of a service", allowing({ Action: ["s3:*"], Resource: ["*"] }), /found "s3:\* on \*"/),
  fixture("all buckets", allowing({ Action: "s3:Get*", Resource: "arn:aws:s3:::*" }), /s3:Get\* on arn:aws:s3:::\*/),
  fixture(
    "all parameters",
    allowing({ Action: "ssm:*", Resource: "arn:aws:ssm:*:*:parameter/*" }),
    /ssm:\* on arn:aws:ssm/,
  ),
  fixture(
    "a known action on what it need not be on",
    allowing({ Action: ["ecr:GetAuthorizationToken", "ssm:GetParameter"], Resource: "*" }),
    /must name its resources.*found "ssm:GetParameter on \*"/,
  ),
  fixture("all but something", allowing({ NotAction: "iam:*", Resource: "*" }), /all but something is a wildcard/),
  fixture("all but some things", allowing({ Action: "s3:GetObject", NotResource: "a" }), /all but something/),
  fixture(
    "an expression of Terraform's",
    ({ host }) =>
      add(host, "aws_iam_policy", "own", {
        name: "own",
        policy:
          '${jsonencode({"Version" = "2012-10-17", "Statement" = [{"Effect" = "Allow", "Action" = ["ec2:*"], "Resource" = "*"}, {"Effect" = "Allow", "Action" = "s3:GetObject", "Resource" = "${aws_s3_bucket.a.arn}/*"}]})}',
      }),
    /aws_iam_policy\.own\.policy \(statement 1\): .*ec2:\* on \*/,
  ),
  fixture(
    "a policy document",
    ({ host }) => {
      host["data"]["aws_iam_policy_document"] = {
        own: { statement: { actions: ["iam:PassRole"], resources: ["*"] } },
      };
      add(host, "aws_iam_role_policy", "own", { policy: "${data.aws_iam_policy_document.own.json}" });
    },
    /aws_iam_role_policy\.own\.policy .*iam:PassRole on \*/,
  ),
  fixture(
    "a policy inside a role",
    ({ host }) =>
      add(host, "aws_iam_role", "own", {
        name: "own",
        inline_policy: [{ policy: '{"Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*"}}' }],
      }),
    /aws_iam_role\.own\.inline_policy\.0\.policy /,
  ),
  fixture(
    "a policy that nobody can read",
    ({ host }) => add(host, "aws_iam_policy", "own", { name: "own", policy: '${file("policy.json")}' }),
    /aws_iam_policy\.own\.policy: .*nobody can check it so/,
  ),
  fixture(
    "a policy of AWS's",
    ({ host }) =>
      add(host, "aws_iam_role_policy_attachment", "own", {
        policy_arn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
      }),
    /aws_iam_role_policy_attachment\.own\.policy_arn: must be a policy of your own/,
  ),
];
