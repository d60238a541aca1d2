import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Environment } from "@django-swarm/environment";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { type HostResources, hostStatements } from "./host-statements";

export interface HostRoleProps extends HostResources {
  readonly environment: Environment;
}

/** The instance's role: what its containers can reach, too, so it is written out and small. */
export class HostRole extends Construct {
  readonly instanceProfileName: string;

  constructor(scope: Construct, id: string, { environment, ...resources }: HostRoleProps) {
    super(scope, id);
    const name = `${environment.name}-host`;
    const role = new IamRole(this, "role", {
      name,
      description: `Host of ${environment.name}`,
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    });
    new IamRolePolicy(this, "policy", {
      name,
      role: role.name,
      policy: JSON.stringify({ Version: "2012-10-17", Statement: hostStatements(environment, resources) }),
    });
    this.instanceProfileName = new IamInstanceProfile(this, "profile", { name, role: role.name }).name;
  }
}
