/** How every AWS client is made. Credentials, retries and endpoints come from AWS's own variables and files. */
export function awsClientOptions(region: string): { readonly region: string } {
  // A notice on every command about releases of the SDK that we do not use: its version is pinned.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  return { region };
}

/** S3 besides: an own endpoint (an emulator) is asked by path, since bucket names are no host names there. */
export function s3ClientOptions(region: string): { readonly region: string; readonly forcePathStyle: boolean } {
  const hasOwnEndpoint = Boolean(process.env["AWS_ENDPOINT_URL_S3"] || process.env["AWS_ENDPOINT_URL"]);
  return { ...awsClientOptions(region), forcePathStyle: hasOwnEndpoint };
}
