import { type Fixture, first, fixture } from "./fixture";

export const fixtures: readonly Fixture[] = [
  fixture(
    "tags that move",
    ({ storage }) => {
      first(storage, "aws_ecr_repository")["image_tag_mutability"] = "MUTABLE";
    },
    /aws_ecr_repository\.[\w-]+\.image_tag_mutability: must be "IMMUTABLE" \(found "MUTABLE"\)/,
  ),
  fixture(
    "images that nobody scans",
    ({ storage }) => {
      delete first(storage, "aws_ecr_repository")["image_scanning_configuration"];
    },
    /image_scanning_configuration\.scan_on_push: must be true \(found nothing\)/,
  ),
];
