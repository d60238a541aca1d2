import { EC2Client } from "@aws-sdk/client-ec2";
import { IAMClient } from "@aws-sdk/client-iam";
import { Route53Client } from "@aws-sdk/client-route-53";
import { S3Client } from "@aws-sdk/client-s3";
import { SSMClient } from "@aws-sdk/client-ssm";
import { typed } from "./rehearsal";

process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** How a client of an emulated account is made. */
export const clientOf = (endpoint: string) => ({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});

const client = clientOf(typed('printf %s "$AWS_ENDPOINT_URL"'));

/** The emulated account, as somebody with its keys sees it. */
export const ec2 = new EC2Client(client);
export const iam = new IAMClient(client);
export const route53 = new Route53Client(client);
// The emulator answers with a checksum of another kind than it says.
export const s3 = new S3Client({ ...client, forcePathStyle: true, responseChecksumValidation: "WHEN_REQUIRED" });
export const ssm = new SSMClient(client);

/** One of the infrastructure's outputs, from Terraform. */
export const output = (name: string): string =>
  typed(`terraform -chdir=apps/ublog-env/cdktf.out/stacks/ublog-rehearsal output -raw ${name}`).trim();
