import { awsError } from "@django-swarm/aws-access";
import { ConfigError, RemoteError } from "@django-swarm/environment";
import { missingToken, refusedToken } from "@django-swarm/terraform-cloud";
import { explainFindings } from "./explain-findings";
import type { Finding } from "./finding";
import type { StateLock } from "./state-lock";
import type { SynthesisedStack } from "./synthesised-stack";

const stack = (name: string): SynthesisedStack => ({
  name,
  directory: `/app/cdktf.out/stacks/${name}`,
  environmentName: "blog",
  region: "eu-central-1",
  state: { kind: "s3", bucket: "states", key: "k", region: "eu-central-1" },
  amiParameters: [],
});
const lock: StateLock = { id: "5a1f", who: "ada@laptop", operation: "apply", since: new Date("2026-03-01T08:15:00Z") };
const named = (name: string): Error => Object.assign(new Error("why"), { name });
const access = (error: unknown): Finding => ({ kind: "access", error: error as ConfigError });
const noBucket: Finding = { kind: "no-bucket", stack: stack("blog-network"), bucket: "states" };
const locked: Finding = { kind: "locked", stack: stack("blog-network"), lock };
const noParameter: Finding = { kind: "no-parameter", stack: stack("blog"), parameter: "/aws/service/ami" };

test.each<[string, readonly Finding[], string, new (...args: never[]) => Error, RegExp]>([
  [
    "no credentials",
    [access(awsError("deploy", named("CredentialsProviderError")))],
    "aws/no-credentials",
    ConfigError,
    /aws sso login/,
  ],
  [
    "expired credentials",
    [access(awsError("deploy", named("ExpiredTokenException")))],
    "aws/bad-credentials",
    ConfigError,
    /log in again \(`aws sso login`\)/,
  ],
  [
    "no token",
    [access(missingToken("app.terraform.io"))],
    "terraform-cloud/no-token",
    ConfigError,
    /terraform login app\.terraform\.io`, or set TF_TOKEN_app_terraform_io/,
  ],
  [
    "a refused token",
    [access(refusedToken("my-tfe.example.com"))],
    "terraform-cloud/refused-token",
    ConfigError,
    /TF_TOKEN_my__tfe_example_com/,
  ],
  ["no bucket", [noBucket], "state/no-bucket", ConfigError, /pnpm deployer bootstrap blog`/],
  [
    "a lock",
    [locked],
    "state/locked",
    RemoteError,
    /Wait until it has ended.*terraform -chdir=\/app\/cdktf\.out\/stacks\/blog-network force-unlock 5a1f`/,
  ],
  ["no AMI", [noParameter], "aws/no-ami-parameter", ConfigError, /another `region`.*--region eu-central-1/],
  [
    "all at once: what comes first",
    [noParameter, locked, noBucket, access(missingToken("h"))],
    "terraform-cloud/no-token",
    ConfigError,
    /./,
  ],
  ["a bucket before a lock", [noParameter, locked, noBucket], "state/no-bucket", ConfigError, /./],
  ["a lock before an AMI", [noParameter, locked], "state/locked", RemoteError, /./],
])("%s", (_name, findings, code, type, hint) => {
  const error = explainFindings(findings);
  expect(error).toBeInstanceOf(type);
  expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) });
});

test("nothing was found: nothing is said", () => {
  expect(explainFindings([])).toBeUndefined();
});

test("every lock is named, with its holder and since when", () => {
  const other: Finding = { kind: "locked", stack: stack("blog"), lock: { ...lock, who: "bob@ci" } };
  expect(explainFindings([locked, other])?.details).toEqual([
    "blog-network: locked by ada@laptop since 2026-03-01 08:15:00 UTC (apply)",
    "blog: locked by bob@ci since 2026-03-01 08:15:00 UTC (apply)",
  ]);
});
