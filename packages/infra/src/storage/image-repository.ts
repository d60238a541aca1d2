import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { Construct } from "constructs";

export interface ImageRepositoryProps {
  readonly name: string;
  /** How many tagged images are kept; each release that can be rolled back to needs its own. Default 50. */
  readonly keptImages?: number;
  /** Whether AWS refuses to delete it while it holds images. Default true. */
  readonly deletionProtection?: boolean;
}

/** ECR repository whose tags never move and whose images are scanned when they arrive. */
export class ImageRepository extends Construct {
  readonly url: string;
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    { name, keptImages = 50, deletionProtection = true }: ImageRepositoryProps,
  ) {
    super(scope, id);
    const repository = new EcrRepository(this, "repository", {
      name,
      ...(deletionProtection ? {} : { forceDelete: true }),
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: "AES256" }],
    });
    this.url = repository.repositoryUrl;
    this.arn = repository.arn;
    const rule = (rulePriority: number, description: string, selection: object) => ({
      rulePriority,
      description,
      selection,
      action: { type: "expire" },
    });
    new EcrLifecyclePolicy(this, "lifecycle", {
      repository: repository.name,
      policy: JSON.stringify({
        rules: [
          rule(1, "untagged images", {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 14,
          }),
          rule(2, "all but the newest", { tagStatus: "any", countType: "imageCountMoreThan", countNumber: keptImages }),
        ],
      }),
    });
  }
}
