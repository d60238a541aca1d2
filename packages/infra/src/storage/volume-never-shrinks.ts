import { DataAwsEbsVolume } from "@cdktf/provider-aws/lib/data-aws-ebs-volume";
import { DataAwsEbsVolumes } from "@cdktf/provider-aws/lib/data-aws-ebs-volumes";
import { type Precondition, TerraformIterator } from "cdktf";
import type { Construct } from "constructs";

export interface VolumeNeverShrinksProps {
  /** The volume's `Name` tag. */
  readonly name: string;
  readonly sizeGiB: number;
  /** Field of the environment that says the size. */
  readonly path: string;
}

/**
 * Refuses, at plan, a size below that of a volume of this name that AWS has already: EBS would refuse it in the middle
 * of an apply. Looks at AWS rather than at the state, which a volume may have been taken out of.
 */
export function volumeNeverShrinks(scope: Construct, { name, sizeGiB, path }: VolumeNeverShrinksProps): Precondition {
  const present = new DataAwsEbsVolumes(scope, "present", {
    filter: [
      { name: "tag:Name", values: [name] },
      { name: "status", values: ["creating", "available", "in-use"] },
    ],
  });
  const ids = TerraformIterator.fromList(present.ids);
  const volumes = new DataAwsEbsVolume(scope, "sizes", {
    forEach: ids,
    filter: [{ name: "volume-id", values: [ids.value] }],
  }).fqn;
  const larger = `[for volume in ${volumes} : volume if volume.size > ${sizeGiB}]`;
  return {
    condition: `\${length(${larger}) == 0}`,
    errorMessage:
      `${path}: must be at least what the volume has: it can grow, never shrink ` +
      `(found ${sizeGiB}; \${join(", ", [for volume in ${larger} : "\${volume.id} has \${volume.size} GiB"])}). ` +
      `An old volume that you keep needs another Name tag than ${name}.`,
  };
}
