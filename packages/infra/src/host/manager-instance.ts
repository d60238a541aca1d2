import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { architectureOf, type Environment } from "@django-swarm/environment";
import { TerraformResource, Token } from "cdktf";
import { Construct } from "constructs";

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

  constructor(scope: Construct, id: string, props: ManagerInstanceProps) {
    super(scope, id);
    const { environment, networkInterfaceId, instanceProfileName, userData } = props;
    const { instanceType, rootVolumeSizeGiB, revision, ssh } = environment.host;
    const ami = new DataAwsSsmParameter(this, "ami", {
      name: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(instanceType)}`,
    });
    const replacement = new Revision(this, "revision", revision);
    const instance = new Instance(this, "instance", {
      ami: Token.asString(ami.value),
      instanceType,
      networkInterface: [{ deviceIndex: 0, networkInterfaceId }],
      iamInstanceProfile: instanceProfileName,
      ...(ssh.kind === "allow-list" ? { keyName: ssh.keyName } : {}),
      userData,
      // Hop limit 2: containers need the role, too (docs/security.md says what that gives a compromised one).
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 2,
        instanceMetadataTags: "enabled",
      },
      creditSpecification: { cpuCredits: "standard" },
      rootBlockDevice: { volumeType: "gp3", volumeSize: rootVolumeSizeGiB, encrypted: true },
      tags: { Name: environment.name, Role: "manager" },
      lifecycle: {
        // A new AMI or boot script is no reason to stop a site: they come with the next revision.
        ignoreChanges: ["ami", "user_data"],
        replaceTriggeredBy: [replacement.address],
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
    private readonly revision: number,
  ) {
    super(scope, id, { terraformResourceType: "terraform_data" });
  }

  /** Bare, as `replace_triggered_by` wants it. */
  get address(): string {
    return `terraform_data.${this.friendlyUniqueId}`;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { triggers_replace: [String(this.revision)] };
  }
}
