import { add, type Fixture, first, fixture } from "./fixture";

export const fixtures: readonly Fixture[] = [
  fixture(
    "two roles of one name",
    ({ all, host }) => {
      const name = first(host, "aws_iam_role")["name"];
      all.push({ name: "other", json: { resource: { aws_iam_role: { own: { name } } } } });
    },
    /other: aws_iam_role\.own\.name: must be a name of its own: aws_iam_role\.role_\w+ of ublog-staging has it/,
  ),
  fixture(
    "two alarms of one name",
    ({ host }) => {
      add(host, "aws_cloudwatch_metric_alarm", "a", { alarm_name: "cpu" });
      add(host, "aws_cloudwatch_metric_alarm", "b", { alarm_name: "cpu" });
    },
    /aws_cloudwatch_metric_alarm\.b\.alarm_name: .*\(found "cpu"\)/,
  ),
  fixture(
    "two records of one name and type",
    ({ network }) => add(network, "aws_route53_record", "own", { name: "staging.example.com", type: "A" }),
    /aws_route53_record\.own\.name: /,
  ),
  fixture(
    "two stacks with one state",
    ({ all, host }) => {
      all.push({ name: "other", json: { terraform: host["terraform"] } });
    },
    /other: terraform\.backend\.key: .*"ublog-staging\/host\.tfstate"/,
  ),
];
