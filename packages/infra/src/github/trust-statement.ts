import type { GithubIdentity } from "@django-swarm/environment";

const ISSUER = "token.actions.githubusercontent.com";
export const GITHUB_OIDC_URL = `https://${ISSUER}`;
/** What AWS's own action for GitHub asks for as the token's audience. */
export const AUDIENCE = "sts.amazonaws.com";

/** Subjects of the tokens that a role is given to. */
export interface Subjects {
  /** To the letter. */
  readonly exact: readonly string[];
  /** With `*` for any text, behind the exact name of the repository. */
  readonly like?: readonly string[];
}

/** Jobs of pull requests that come from the repository itself; those of forks get no token from GitHub. */
export const planSubjects = ({ repository }: GithubIdentity): Subjects => ({
  exact: [`repo:${repository}:pull_request`],
});

/** Jobs that name a GitHub environment, whose own rules say who may; and jobs of tags such as v1.2.3 that name none. */
export const deploySubjects = (github: GithubIdentity, environmentNames: readonly string[]): Subjects => ({
  exact: (github.githubEnvironments ?? environmentNames).map((name) => `repo:${github.repository}:environment:${name}`),
  like: [`repo:${github.repository}:ref:refs/tags/v*`],
});

/** Who may take a role: GitHub's tokens for this audience and these subjects. */
export function trustStatements(providerArn: string, { exact, like = [] }: Subjects): readonly object[] {
  const trust = (Sid: string, operator: "StringEquals" | "StringLike", subjects: readonly string[]) => ({
    Sid,
    Effect: "Allow",
    Principal: { Federated: providerArn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition:
      operator === "StringEquals"
        ? { StringEquals: { [`${ISSUER}:aud`]: AUDIENCE, [`${ISSUER}:sub`]: subjects } }
        : { StringEquals: { [`${ISSUER}:aud`]: AUDIENCE }, StringLike: { [`${ISSUER}:sub`]: subjects } },
  });
  return [
    ...(exact.length > 0 ? [trust("Exact", "StringEquals", exact)] : []),
    ...(like.length > 0 ? [trust("Tags", "StringLike", like)] : []),
  ];
}
