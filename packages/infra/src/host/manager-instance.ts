import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { architectureOf, backupPeriod, type Environment } from "@django-swarm/environment";
import { TerraformResource, Token } from "cdktf";
import { Construct } from "constructs";
import { instanceSettings } from "./instance-settings";

export interface ManagerInstanceProps {
  readonly environment: Environment;
  /** With the manager's addresses and security groups. */
  readonly networkInterfaceId: string;
  readonly instanceProfileName: string;
  readonly userData: string;
}

/** The EC2 instance on which the swarm's manager runs, with Amazon Linux 2023. */
export class ManagerInstance extends Construct {
  readonly id: string;
  readonly amiId: string;
  /** Bare address of what replaces every host when the environment's revision is raised, or its architecture changes. */
  readonly revisionAddress: string;

  constructor(scope: Construct, id: string, props: ManagerInstanceProps) {
    super(scope, id);
    const { environment, networkInterfaceId, instanceProfileName, userData } = props;
    const { instanceType, revision, workers } = environment.host;
    const architecture = architectureOf(instanceType);
    const ami = new DataAwsSsmParameter(this, "ami", {
      name: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
    });
    const period = backupPeriod(environment);
    // EC2 changes an instance's type in place, but not to one that its AMI does not run on.
    const replacement = new Revision(this, "revision", [String(revision), architecture]);
    this.amiId = Token.asString(ami.value);
    this.revisionAddress = replacement.address;
    const instance = new Instance(this, "instance", {
      ...instanceSettings({
        environment,
        ami: this.amiId,
        instanceProfileName,
        userData,
        replacedWith: this.revisionAddress,
      }),
      networkInterface: [{ deviceIndex: 0, networkInterfaceId }],
      tags: {
        Name: environment.name,
        Role: "manager",
        // The host reads these while it runs. With workers it publishes their join token.
        ...(workers > 0 ? { Workers: String(workers) } : {}),
        // Every so many seconds, the first so many after the epoch.
        ...(period ? { BackupSchedule: `${period.everySeconds} ${period.offsetSeconds}` } : {}),
      },
    });
    instance.overrideLogicalId("manager");
    this.id = instance.id;
  }
}

/** `terraform_data`, whose replacement replaces the host. */
class Revision extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly triggers: readonly string[],
  ) {
    super(scope, id, { terraformResourceType: "terraform_data" });
  }

  /** Bare, as `replace_triggered_by` wants it. */
  get address(): string {
    return `terraform_data.${this.friendlyUniqueId}`;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { triggers_replace: this.triggers };
  }
}
