import { ConfigError } from "@django-swarm/environment";
import { type HostOutputs, hostOutputsSchema } from "./host-outputs";

/**
 * Untrusted output values (name → value) → typed outputs.
 *
 * @throws ConfigError naming every output that is missing or has another form.
 */
export function parseHostOutputs(values: unknown, environmentName: string): HostOutputs {
  const parsed = hostOutputsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new ConfigError(`The Terraform outputs of ${environmentName} are not those that this version expects.`, {
    code: "outputs/contract",
    details: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    hint: `Run \`cdktf deploy ${environmentName}\` with this version, then try again.`,
  });
}
