import { ConfigError, RemoteError } from "@django-swarm/environment";
import { awsError, explainAwsErrors } from "./explain-aws-errors";

const named = (name: string, extra: object = {}): Error => Object.assign(new Error("why"), { name }, extra);

describe("errors of AWS", () => {
  test.each<[string, Error, string, new (...args: never[]) => Error]>([
    ["no credentials", named("CredentialsProviderError"), "aws/no-credentials", ConfigError],
    ["expired credentials", named("ExpiredTokenException"), "aws/bad-credentials", ConfigError],
    ["a refusal", named("AccessDeniedException"), "aws/denied", ConfigError],
    ["a bare 403", named("Unknown", { $metadata: { httpStatusCode: 403 } }), "aws/denied", ConfigError],
    ["throttling", named("ThrottlingException", { $metadata: {} }), "aws/failed", RemoteError],
    ["no network", named("Error", { code: "ECONNREFUSED" }), "aws/unreachable", RemoteError],
  ])("%s", (_name, cause, code, type) => {
    const error = awsError("read the state", cause);
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({ code, cause, details: ["why"], message: expect.stringContaining("read the state") });
  });

  test("a bug stays a bug", () => {
    const bug = new TypeError("x is not a function");
    expect(awsError("read", bug)).toBe(bug);
  });

  test("an explained error is not explained again", async () => {
    const explained = new ConfigError("said", { code: "x" });
    await expect(explainAwsErrors("read", () => Promise.reject(explained))).rejects.toBe(explained);
  });
});
