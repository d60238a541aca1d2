import { deploy, plan, roleOf, type Statement, stack, synthesisedGithub } from "../testing/synthesised-github";

describe("who may take a role", () => {
  const conditions = ({ trust }: { trust: Statement[] }) => trust.map(({ Condition }) => Condition);
  const aud = { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" };
  const sub = "token.actions.githubusercontent.com:sub";

  test("plan: pull requests of this very repository", () => {
    expect(conditions(plan)).toEqual([{ StringEquals: { ...aud, [sub]: ["repo:example/ublog:pull_request"] } }]);
  });

  test("deploy: its named environments, and its tags that begin with v", () => {
    expect(conditions(deploy)).toEqual([
      {
        StringEquals: {
          ...aud,
          [sub]: ["repo:example/ublog:environment:ublog-staging", "repo:example/ublog:environment:ublog-production"],
        },
      },
      { StringEquals: aud, StringLike: { [sub]: ["repo:example/ublog:ref:refs/tags/v*"] } },
    ]);
  });

  test("GitHub environments may be named otherwise, or not be used at all", () => {
    const named = conditions(roleOf("deploy", synthesisedGithub({ githubEnvironments: ["live"] })));
    expect(named[0]?.["StringEquals"]?.[sub]).toEqual(["repo:example/ublog:environment:live"]);
    expect(conditions(roleOf("deploy", synthesisedGithub({ githubEnvironments: [] })))).toHaveLength(1);
  });

  test("only through GitHub's provider, made here or found", () => {
    expect(stack.resource("aws_iam_openid_connect_provider")).toMatchObject({
      url: "https://token.actions.githubusercontent.com",
      client_id_list: ["sts.amazonaws.com"],
    });
    const existing = synthesisedGithub({ oidcProvider: "existing" });
    expect(existing.resources("aws_iam_openid_connect_provider")).toEqual([]);
    expect(JSON.stringify(roleOf("plan", existing).trust)).toContain("${data.aws_iam_openid_connect_provider.");
    for (const { trust } of [plan, deploy, roleOf("deploy", existing)]) {
      for (const statement of trust) expect(statement.Action).toBe("sts:AssumeRoleWithWebIdentity");
    }
  });
});
