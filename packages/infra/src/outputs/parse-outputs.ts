import { ConfigError } from "@django-swarm/environment";
import type { z } from "zod";
import { type HostOutputs, hostOutputsSchema } from "./host-outputs";
import { type ImagesOutputs, imagesOutputsSchema } from "./images-outputs";

/**
 * Untrusted output values (name → value) of a stack → typed outputs.
 *
 * @throws ConfigError naming every output that is missing or has another form.
 */
const parser =
  <T>(schema: z.ZodType<T>) =>
  (values: unknown, stackName: string): T => {
    const parsed = schema.safeParse(values);
    if (parsed.success) return parsed.data;
    throw new ConfigError(`The Terraform outputs of ${stackName} are not those that this version expects.`, {
      code: "outputs/contract",
      details: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
      hint: `Run \`cdktf deploy ${stackName}\` with this version, then try again.`,
    });
  };

export const parseHostOutputs: (values: unknown, stackName: string) => HostOutputs = parser(hostOutputsSchema);
export const parseImagesOutputs: (values: unknown, stackName: string) => ImagesOutputs = parser(imagesOutputsSchema);
