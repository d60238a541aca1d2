import { ConfigError, DjangoSwarmError, RemoteError } from "@django-swarm/environment";

const NO_CREDENTIALS = new Set(["CredentialsProviderError", "TokenProviderError"]);
const BAD_CREDENTIALS = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidClientTokenId",
  "InvalidAccessKeyId",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
  "RequestExpired",
]);
const DENIED = new Set(["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"]);

/**
 * Runs calls to AWS and turns their failures into errors that name who mends them. What is one already passes.
 *
 * @param doing what was tried, as in "AWS refuses to <doing>".
 */
export async function explainAwsErrors<T>(doing: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw error instanceof DjangoSwarmError ? error : awsError(doing, error);
  }
}

/** @returns the error itself when it is none of AWS's: then it is a bug, and shows its stack. */
export function awsError(doing: string, cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const details = [cause.message].filter((message) => message !== "");
  if (NO_CREDENTIALS.has(cause.name)) {
    return new ConfigError(`There are no AWS credentials to ${doing} with.`, {
      code: "aws/no-credentials",
      details,
      hint: "Log in (`aws sso login`) or set AWS_PROFILE, then check with `aws sts get-caller-identity`.",
      cause,
    });
  }
  if (BAD_CREDENTIALS.has(cause.name)) {
    return new ConfigError(`AWS does not accept the credentials to ${doing} with.`, {
      code: "aws/bad-credentials",
      details,
      hint: "They may have run out: log in again (`aws sso login`), then check with `aws sts get-caller-identity`.",
      cause,
    });
  }
  if (DENIED.has(cause.name) || httpStatus(cause) === 403) {
    return new ConfigError(`AWS does not allow these credentials to ${doing}.`, {
      code: "aws/denied",
      details,
      hint: "Check with `aws sts get-caller-identity` that this is the right account and role.",
      cause,
    });
  }
  if ("$metadata" in cause || "$service" in cause) {
    return new RemoteError(`AWS failed to ${doing}: ${cause.name}.`, {
      code: "aws/failed",
      details,
      hint: "Try again; if it stays, see https://health.aws.amazon.com/.",
      cause,
    });
  }
  if ("code" in cause && typeof cause.code === "string" && /^E[A-Z_]+$/.test(cause.code)) {
    return new RemoteError(`AWS cannot be reached to ${doing}: ${cause.code}.`, {
      code: "aws/unreachable",
      details,
      hint: "Check the network, and AWS_ENDPOINT_URL if it is set.",
      cause,
    });
  }
  return cause;
}

const httpStatus = (cause: Error): number | undefined =>
  (cause as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
