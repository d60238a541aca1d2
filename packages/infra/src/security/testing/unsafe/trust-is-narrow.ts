import type { Attributes } from "../../terraform-json";
import { add, type Fixture, fixture, type Stacks } from "./fixture";

const PROVIDER = "token.actions.githubusercontent.com";

const trusting =
  (statement: Attributes) =>
  ({ host }: Stacks): void =>
    add(host, "aws_iam_role", "own", {
      name: "own",
      assume_role_policy: JSON.stringify({ Statement: [{ Effect: "Allow", ...statement }] }),
    });

const byToken = (Condition: Attributes) =>
  trusting({
    Principal: { Federated: "arn:aws:iam::1:oidc-provider/x" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition,
  });

const audience = { [`${PROVIDER}:aud`]: "sts.amazonaws.com" };
const subject = (value: string | string[]) => ({ [`${PROVIDER}:sub`]: value });

export const fixtures: readonly Fixture[] = [
  fixture(
    "anybody",
    trusting({ Principal: "*", Action: "sts:AssumeRole" }),
    /aws_iam_role\.own\.assume_role_policy: must name who may take the role \(found "\*"\)/,
  ),
  fixture("any account", trusting({ Principal: { AWS: ["*"] }, Action: "sts:AssumeRole" }), /must name who/),
  fixture("anybody but one", trusting({ NotPrincipal: { AWS: "a" }, Action: "sts:AssumeRole" }), /must name who/),
  fixture("every token of GitHub", byToken({ StringEquals: audience }), /must bind the token's `sub`/),
  fixture(
    "every repository",
    byToken({ StringEquals: audience, StringLike: subject("repo:*") }),
    /must bind the token's `sub`/,
  ),
  fixture(
    "every repository of an owner",
    byToken({ StringEquals: audience, StringLike: subject(["repo:me/mine:*", "repo:me/*"]) }),
    /must bind the token's `sub`/,
  ),
  fixture(
    "a token for somebody else",
    byToken({ StringEquals: subject("repo:me/mine:environment:production") }),
    /must bind the token's `aud`/,
  ),
];
