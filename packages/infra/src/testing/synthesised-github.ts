import { defineGithubIdentity, type GithubIdentityInput } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { synthesisedFrom } from "./synthesised";

/** A statement of a policy, as IAM takes it. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export const staging = testEnvironment();
export const production = testEnvironment({
  name: "ublog-production",
  domain: { zone: "example.com", host: "example.com", aliases: ["blog.example.com"], redirects: ["www.example.com"] },
});
export const emulated = testEnvironment({
  name: "ublog-rehearsal",
  domain: { zone: "example.com", host: "rehearsal.example.com" },
  emulator: {},
});
export const synthesisedGithub = (
  changes: Partial<GithubIdentityInput> = {},
  environments = [staging, production, emulated],
) => {
  const github = defineGithubIdentity({
    name: "ublog-github",
    repository: "example/ublog",
    region: "us-east-1",
    state: { kind: "s3", bucket: "ublog-terraform-state" },
    ...changes,
  });
  const stack = synthesisedFrom({ environments, github })[github.name];
  if (!stack) throw new Error("no stack");
  return stack;
};
export const stack = synthesisedGithub();
export const ACCOUNT = "${data.aws_caller_identity.account.account_id}";

export const statementsOf = (text: string): Statement[] => JSON.parse(text).Statement;
export const roleOf = (kind: "plan" | "deploy", from = stack) => {
  const role = from.resources("aws_iam_role").find(({ name }) => name === `ublog-github-${kind}`);
  const policies: string[] = from
    .resources("aws_iam_policy")
    .filter(({ name }) => name.startsWith(`ublog-github-${kind}-`))
    .map(({ policy }) => policy);
  return { trust: statementsOf(role?.["assume_role_policy"]), statements: policies.flatMap(statementsOf), policies };
};
export const [plan, deploy] = [roleOf("plan"), roleOf("deploy")];
export const allowed = ({ statements }: { statements: Statement[] }) =>
  statements.filter(({ Effect }) => Effect === "Allow");
export const actionsOf = (statements: readonly Statement[]): string[] => statements.flatMap(({ Action }) => Action);
