import * as z from "zod";

/** Where Terraform keeps an environment's states. */
export const stateSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("s3"),
    /** Made by `deployer bootstrap`; environments may share it. */
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "an S3 bucket name"),
  }),
  /** HCP Terraform, or Terraform Enterprise under a name of its own: a workspace a stack, of the stack's name. */
  z.strictObject({
    kind: z.literal("terraform-cloud"),
    organization: z.string().regex(/^[A-Za-z0-9_-]{3,40}$/, "an organization's name"),
    /** Default: the organization's default project. */
    project: z
      .string()
      .regex(/^[A-Za-z0-9_ -]{3,40}$/, "a project's name")
      .optional(),
    hostname: z
      .string()
      .regex(/^[a-z0-9.-]+(:\d+)?$/, "a host name such as app.terraform.io")
      .default("app.terraform.io"),
  }),
]);
