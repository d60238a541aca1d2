import { add, type Fixture, first, fixture, type Stacks } from "./fixture";

/** In two halves, so that nobody takes this file for a leak. */
const joined = (...parts: string[]): string => parts.join("");
const inUserData =
  (text: string) =>
  ({ host }: Stacks): void => {
    first(host, "aws_instance")["user_data"] += text;
  };
const USER_DATA = "aws_instance\\.manager\\.user_data: must go";

export const fixtures: readonly Fixture[] = [
  ...(
    [
      ["an AWS access key", joined("AKIA", "IOSFODNN7EXAMPLE")],
      ["a private key", joined("-----BEGIN RSA ", "PRIVATE KEY-----")],
      ["a JSON web token", joined("eyJhbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxMjM0In0", ".c2lnbmF0dXJl")],
      ["a token of GitHub", joined("ghp_", "0123456789abcdefghijABCDEFGHIJ012345")],
      ["a token of Terraform Cloud", joined("abcdefghij0123", ".atlasv1.", "x".repeat(64))],
      ["a token of a swarm", joined("SWMTKN-1-", "3pu6hszjas19xyp7ghgosyx9k8atbfcr8p2is99znpy26u2lkl")],
      ["a URL with a password", "postgres://ublog:hunter2@db.example.com/ublog"],
      ["a password in an assignment", "\nPOSTGRES_PASSWORD=correct-horse-battery\n"],
    ] as const
  ).map(([what, text]) => fixture(what, inUserData(text), new RegExp(`${USER_DATA}.*\\(found "${what}: …"\\)`))),
  fixture(
    "a secret by its name",
    ({ storage }) => add(storage, "aws_db_instance", "own", { password: "hunter2" }),
    /aws_db_instance\.own\.password: must go.*"a secret by its name: …"/,
  ),
  fixture(
    "an output",
    ({ host }) => {
      host["output"]["own"] = { value: "redis://:hunter2@cache:6379/0" };
    },
    /ublog-staging: output\.own\.value: must go/,
  ),
  fixture(
    "a generated password",
    ({ host }) => add(host, "random_password", "own", { length: 20 }),
    /random_password\.own: puts a secret into the state/,
  ),
  fixture(
    "the registry's password",
    ({ host }) => {
      host["data"]["aws_ecr_authorization_token"] = { own: {} };
    },
    /data\.aws_ecr_authorization_token\.own: puts a secret into the state/,
  ),
  fixture(
    "a parameter's value",
    ({ host }) => add(host, "aws_ssm_parameter", "own", { name: "/own", type: "SecureString", value: "${var.own}" }),
    /aws_ssm_parameter\.own: puts a secret into the state/,
  ),
  fixture(
    "a secret that is read",
    ({ host }) => {
      host["data"]["aws_ssm_parameter"]["own"] = { name: "/ublog-staging/secrets/SECRET_KEY" };
    },
    /data\.aws_ssm_parameter\.own: puts a secret into the state/,
  ),
];
