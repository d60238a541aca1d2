import { type Finding, finding, type Rule } from "../rule";
import { blocks, resourcesOfType } from "../terraform-json";

/** A tag that moves makes another image of a release that was tested. */
export const imageTagsAreFinal: Rule = (stacks) =>
  resourcesOfType(stacks, "aws_ecr_repository").flatMap((repository): readonly Finding[] => {
    const { image_tag_mutability: mutability, image_scanning_configuration: scanning } = repository.attributes;
    const scansOnPush = blocks(scanning)[0]?.["scan_on_push"];
    const path = "image_scanning_configuration.scan_on_push";
    return [
      ...(mutability === "IMMUTABLE"
        ? []
        : [finding(repository, "image_tag_mutability", mutability, 'must be "IMMUTABLE"')]),
      ...(scansOnPush === true ? [] : [finding(repository, path, scansOnPush, "must be true")]),
    ];
  });
