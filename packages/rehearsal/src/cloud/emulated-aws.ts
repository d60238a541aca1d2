/** Environment variables with which AWS SDKs, the AWS CLI and Terraform talk to the emulated account. */
export const emulatedAwsEnvironment = (endpointUrl: string, region: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpointUrl,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: "rehearsal",
  AWS_SECRET_ACCESS_KEY: "rehearsal",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_MAX_ATTEMPTS: "2",
});

/** The same for an AWS SDK client of this process. */
export function emulatedClient(endpointUrl: string, region: string) {
  // A notice about releases of the SDK that we do not use: its version is pinned.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  return {
    endpoint: endpointUrl,
    region,
    credentials: { accessKeyId: "rehearsal", secretAccessKey: "rehearsal" },
    maxAttempts: 2,
  };
}
