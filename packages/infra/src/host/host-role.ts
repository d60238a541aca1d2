import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/statement";

export interface HostRoleProps {
  /** Of the role, its policy and its instance profile. */
  readonly name: string;
  readonly description: string;
  /** All that it may do. */
  readonly statements: readonly Statement[];
  /** The policy that bounds whatever the role is ever given. */
  readonly boundaryArn: string;
}

/** An instance's role: what its containers can reach, too, so it is written out and small. */
export class HostRole extends Construct {
  readonly instanceProfileName: string;

  constructor(scope: Construct, id: string, { name, description, statements, boundaryArn }: HostRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name,
      description,
      permissionsBoundary: boundaryArn,
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
    });
    new IamRolePolicy(this, "policy", {
      name,
      role: role.name,
      policy: policyDocument(statements),
    });
    this.instanceProfileName = new IamInstanceProfile(this, "profile", { name, role: role.name }).name;
  }
}
