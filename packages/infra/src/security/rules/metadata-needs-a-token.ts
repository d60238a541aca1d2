import { finding, type Rule } from "../rule";
import { blocks, resourcesOfType } from "../terraform-json";

/** 1: this host; 2: its containers, too. */
const MAX_HOP_LIMIT = 2;

/** IMDSv2 only: a server that can be made to fetch a URL must not hand out the instance's role. */
export const metadataNeedsAToken: Rule = (stacks) =>
  resourcesOfType(stacks, "aws_instance", "aws_launch_template").flatMap((instance) => {
    const [options = {}] = blocks(instance.attributes["metadata_options"]);
    const { http_tokens: tokens, http_put_response_hop_limit: hopLimit } = options;
    const hops = typeof hopLimit === "number" && hopLimit >= 1 && hopLimit <= MAX_HOP_LIMIT;
    return [
      ...(tokens === "required"
        ? []
        : [finding(instance, "metadata_options.http_tokens", tokens, 'must be "required" (IMDSv2)')]),
      ...(hops
        ? []
        : [
            finding(
              instance,
              "metadata_options.http_put_response_hop_limit",
              hopLimit,
              `must be stated, and at most ${MAX_HOP_LIMIT}: the host and its containers, nobody further away`,
            ),
          ]),
    ];
  });
