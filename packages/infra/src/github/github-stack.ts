import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamOpenidConnectProvider } from "@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Environment, GithubIdentity } from "@django-swarm/environment";
import { TerraformOutput, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { configureBackendAt } from "../backend/configure-backend";
import { assertPoliciesFit } from "./assert-policies-fit";
import { deployPolicies } from "./deploy-policies";
import { noEscalation } from "./escalation-statements";
import { GithubRole } from "./github-role";
import { planStatements } from "./plan-statements";
import { AUDIENCE, deploySubjects, GITHUB_OIDC_URL, planSubjects, trustStatements } from "./trust-statement";

/**
 * How GitHub Actions get into the account: with tokens of GitHub's own identity provider, which last for a job. Of the
 * account and not of an environment, applied by a person: neither role may change it.
 */
export class GithubStack extends TerraformStack {
  /**
   * @param environments that the roles are for.
   * @throws ConfigError when they are too many for AWS's limits.
   */
  constructor(scope: Construct, github: GithubIdentity, environments: readonly Environment[]) {
    super(scope, github.name);
    assertPoliciesFit(deployPolicies({ accountId: "0".repeat(12), environments }));
    const { name, region } = github;
    configureBackendAt(this, github, `${name}/github.tfstate`);
    new AwsProvider(this, "aws", { region, defaultTags: [{ tags: { Identity: name, ManagedBy: "django-swarm" } }] });
    const { accountId } = new DataAwsCallerIdentity(this, "account");
    const provider =
      github.oidcProvider === "create"
        ? new IamOpenidConnectProvider(this, "github", { url: GITHUB_OIDC_URL, clientIdList: [AUDIENCE] })
        : new DataAwsIamOpenidConnectProvider(this, "github", { url: GITHUB_OIDC_URL });

    const about = { accountId, environments };
    const denied = noEscalation(name, accountId);
    const plan = new GithubRole(this, "plan", {
      name: `${name}-plan`,
      description: `Pull requests of ${github.repository}: reads`,
      trust: trustStatements(provider.arn, planSubjects(github)),
      policies: { read: planStatements(about), denied },
    });
    const deploy = new GithubRole(this, "deploy", {
      name: `${name}-deploy`,
      description: `Tags and environments of ${github.repository}: deploys and releases`,
      trust: trustStatements(
        provider.arn,
        deploySubjects(
          github,
          environments.map((environment) => environment.name),
        ),
      ),
      policies: { ...deployPolicies(about), denied },
    });
    new TerraformOutput(this, "plan_role_arn", { value: plan.arn, staticId: true });
    new TerraformOutput(this, "deploy_role_arn", { value: deploy.arn, staticId: true });
  }
}
