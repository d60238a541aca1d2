import { deny, type Statement } from "../iam/statement";

/** Ways to more rights than a role was given, refused whatever else it is allowed, now or later. */
export function noEscalation(identityName: string, accountId: string): Statement[] {
  return [
    deny(
      "NoOtherIdentities",
      [
        "iam:AddUserToGroup",
        "iam:AttachGroupPolicy",
        "iam:AttachRolePolicy",
        "iam:AttachUserPolicy",
        "iam:CreateAccessKey",
        "iam:CreateLoginProfile",
        "iam:CreatePolicy",
        "iam:CreatePolicyVersion",
        "iam:CreateUser",
        "iam:DeletePolicy",
        "iam:DeletePolicyVersion",
        "iam:DeleteRolePermissionsBoundary",
        "iam:PutGroupPolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutUserPolicy",
        "iam:SetDefaultPolicyVersion",
        "iam:UpdateAssumeRolePolicy",
        "iam:*OpenIDConnectProvider*",
        "sts:AssumeRole",
      ],
      "*",
    ),
    deny("NotItself", ["iam:*"], [`arn:aws:iam::${accountId}:role/${identityName}-*`]),
  ];
}
