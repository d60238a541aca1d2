import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/statement";

export interface GithubRoleProps {
  readonly name: string;
  readonly description: string;
  readonly trust: readonly object[];
  /** By what they are about. Several, because AWS takes 6,144 characters a policy. */
  readonly policies: Readonly<Record<string, readonly Statement[]>>;
}

/** A role for jobs of GitHub Actions: credentials of an hour, no access key. */
export class GithubRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, description, trust, policies }: GithubRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name,
      description,
      maxSessionDuration: 3600,
      assumeRolePolicy: policyDocument(trust),
    });
    for (const [about, statements] of Object.entries(policies)) {
      const policy = new IamPolicy(this, about, { name: `${name}-${about}`, policy: policyDocument(statements) });
      new IamRolePolicyAttachment(this, `${about}-attachment`, { role: role.name, policyArn: policy.arn });
    }
    this.arn = role.arn;
  }
}
