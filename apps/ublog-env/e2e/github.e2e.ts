import { GetOpenIDConnectProviderCommand, GetRoleCommand, ListAttachedRolePoliciesCommand } from "@aws-sdk/client-iam";
import { iam } from "./aws";
import { typed } from "./rehearsal";

/** It is defined for a real account: what S3's emulator needs is said here. */
const env = { TF_CLI_ARGS_init: "-backend-config=use_path_style=true" };

afterAll(() => typed("cdktf destroy ublog-github --auto-approve", { env }));

test("the identity for CI is deployed by itself, a second diff is empty, and the roles are there", async () => {
  const printed = typed("cdktf deploy ublog-github --auto-approve 2>&1", { env });
  expect(printed).not.toContain("needs");
  expect(typed("cdktf diff ublog-github 2>&1", { env })).toContain("No changes.");

  for (const [name, policies] of [
    ["ublog-github-plan", ["denied", "read"]],
    ["ublog-github-deploy", ["compute", "denied", "read", "release", "roles", "storage"]],
  ] as const) {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }));
    const [trust] = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).Statement;
    const arn: string = trust.Principal.Federated;
    const provider = await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn }));
    expect(provider.ClientIDList).toEqual(["sts.amazonaws.com"]);
    expect(JSON.stringify(trust.Condition)).toContain("repo:example/ublog:");
    const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: name }));
    expect(AttachedPolicies.map(({ PolicyName }) => PolicyName).sort()).toEqual(
      policies.map((about) => `${name}-${about}`),
    );
  }
});
