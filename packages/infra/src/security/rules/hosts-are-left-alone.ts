import { type Finding, finding, type Rule } from "../rule";
import { resourcesOfType } from "../terraform-json";

const IGNORED = ["ami", "user_data"];

/** A newer AMI or boot script is no reason to stop a site: both come with the host's next revision. */
export const hostsAreLeftAlone: Rule = (stacks) =>
  resourcesOfType(stacks, "aws_instance").flatMap((instance): readonly Finding[] => {
    const ignored = instance.attributes["lifecycle"]?.ignore_changes;
    const missing = ignored === "all" ? [] : IGNORED.filter((name) => !(ignored ?? []).includes(name));
    const replaces = instance.attributes["user_data_replace_on_change"];
    return [
      ...(missing.length === 0
        ? []
        : [finding(instance, "lifecycle.ignore_changes", ignored, `must name ${missing.join(" and ")}, too`)]),
      ...(replaces === true
        ? [finding(instance, "user_data_replace_on_change", replaces, "must go: a changed script would end the host")]
        : []),
    ];
  });
