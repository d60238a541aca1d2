import { add, type Fixture, first, fixture } from "./fixture";

const options = (host: Parameters<typeof first>[0]) => first(host, "aws_instance")["metadata_options"];

export const fixtures: readonly Fixture[] = [
  fixture(
    "IMDSv1",
    ({ host }) => {
      options(host).http_tokens = "optional";
    },
    /aws_instance\.manager\.metadata_options\.http_tokens: must be "required".*\(found "optional"\)/,
  ),
  fixture(
    "a longer way",
    ({ host }) => {
      options(host).http_put_response_hop_limit = 3;
    },
    /http_put_response_hop_limit: .*\(found 3\)/,
  ),
  fixture(
    "what the AMI decides about",
    ({ host }) => {
      delete options(host).http_put_response_hop_limit;
    },
    /http_put_response_hop_limit: must be stated.*\(found nothing\)/,
  ),
  fixture(
    "a launch template",
    ({ host }) =>
      add(host, "aws_launch_template", "own", { name: "own", metadata_options: { http_put_response_hop_limit: 2 } }),
    /aws_launch_template\.own\.metadata_options\.http_tokens: .*\(found nothing\)/,
  ),
];
