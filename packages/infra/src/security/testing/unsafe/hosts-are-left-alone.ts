import { type Fixture, first, fixture } from "./fixture";

export const fixtures: readonly Fixture[] = [
  fixture(
    "a newer AMI ends the host",
    ({ host }) => {
      first(host, "aws_instance")["lifecycle"].ignore_changes = ["user_data"];
    },
    /aws_instance\.manager\.lifecycle\.ignore_changes: must name ami, too \(found \["user_data"\]\)/,
  ),
  fixture(
    "nothing is ignored",
    ({ host }) => {
      delete first(host, "aws_instance")["lifecycle"];
    },
    /must name ami and user_data, too \(found nothing\)/,
  ),
  fixture(
    "another script ends the host",
    ({ host }) => {
      first(host, "aws_instance")["user_data_replace_on_change"] = true;
    },
    /aws_instance\.manager\.user_data_replace_on_change: must go/,
  ),
];
