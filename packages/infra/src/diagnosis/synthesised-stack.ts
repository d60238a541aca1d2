import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const s3Schema = z.object({ bucket: z.string(), key: z.string(), region: z.string() });
const cloudSchema = z.object({
  hostname: z.string(),
  organization: z.string(),
  workspaces: z.object({ name: z.string() }),
});

/** As much of a stack's Terraform JSON as says what an apply needs to find. */
const stackSchema = z.object({
  provider: z.object({
    aws: z.tuple([
      z.object({
        region: z.string(),
        default_tags: z.tuple([z.object({ tags: z.object({ Environment: z.string() }) })]),
      }),
    ]),
  }),
  terraform: z.union([z.object({ backend: z.object({ s3: s3Schema }) }), z.object({ cloud: cloudSchema })]),
  data: z.object({ aws_ssm_parameter: z.record(z.string(), z.object({ name: z.string() })).optional() }).optional(),
});

export interface SynthesisedStack {
  readonly name: string;
  /** Folder that Terraform runs in. */
  readonly directory: string;
  readonly environmentName: string;
  /** Region of the stack's resources. */
  readonly region: string;
  readonly state:
    | ({ readonly kind: "s3" } & Readonly<z.output<typeof s3Schema>>)
    | {
        readonly kind: "terraform-cloud";
        readonly hostname: string;
        readonly organization: string;
        readonly workspace: string;
      };
  /** Public SSM parameters that it takes the AMI from. */
  readonly amiParameters: readonly string[];
}

/** @returns undefined when the stack is not there, or is none of this version. */
export function readSynthesisedStack(outdir: string, name: string): SynthesisedStack | undefined {
  const directory = join(outdir, "stacks", name);
  try {
    return parseSynthesisedStack(JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8")), { name, directory });
  } catch {
    return undefined;
  }
}

/** @throws ZodError for JSON of another form. */
export function parseSynthesisedStack(
  json: unknown,
  at: { readonly name: string; readonly directory: string },
): SynthesisedStack {
  const { provider, terraform, data } = stackSchema.parse(json);
  const [
    {
      region,
      default_tags: [{ tags }],
    },
  ] = provider.aws;
  const parameters = Object.values(data?.aws_ssm_parameter ?? {}).map((parameter) => parameter.name);
  return {
    ...at,
    environmentName: tags.Environment,
    region,
    state:
      "backend" in terraform
        ? { kind: "s3", ...terraform.backend.s3 }
        : {
            kind: "terraform-cloud",
            hostname: terraform.cloud.hostname,
            organization: terraform.cloud.organization,
            workspace: terraform.cloud.workspaces.name,
          },
    amiParameters: parameters.filter((parameter) => parameter.startsWith("/aws/service/")),
  };
}
