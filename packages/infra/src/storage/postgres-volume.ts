import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import type { Environment } from "@django-swarm/environment";
import { Construct } from "constructs";
import { volumeNeverShrinks } from "./volume-never-shrinks";

export interface PostgresVolumeProps {
  readonly environment: Environment;
  /** The host's: a volume cannot leave its zone. */
  readonly availabilityZone: string;
}

/** gp3 volume for Postgres, encrypted; Terraform refuses to destroy it. */
export class PostgresVolume extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { environment, availabilityZone }: PostgresVolumeProps) {
    super(scope, id);
    const name = `${environment.name}-postgres`;
    const sizeGiB = environment.storage.postgresVolumeSizeGiB;
    const volume = new EbsVolume(this, "volume", {
      availabilityZone,
      size: sizeGiB,
      type: "gp3",
      encrypted: true,
      finalSnapshot: true,
      tags: { Name: name },
      lifecycle: {
        preventDestroy: environment.storage.deletionProtection,
        precondition: [
          volumeNeverShrinks(this, { name, sizeGiB, path: `${environment.name}: storage.postgresVolumeSizeGiB` }),
        ],
      },
    });
    this.id = volume.id;
  }
}
