import { UsageError } from "@django-swarm/environment";

/**
 * The value as it shall be kept: what was typed or piped, less the one newline that `echo` adds.
 *
 * @throws UsageError for a value that no environment variable can carry.
 */
export function checkValue(name: string, raw: string): string {
  const value = raw.replace(/\r?\n$/, "");
  if (value === "") {
    throw new UsageError(`The value of ${name} is empty.`, {
      code: "secrets/empty",
      hint: `Pipe it in: \`printf %s "$VALUE" | deployer secrets set ${name} --yes\`.`,
    });
  }
  if (value.includes("\0")) {
    throw new UsageError(`The value of ${name} has a NUL byte: no environment variable can carry it.`, {
      code: "secrets/nul",
      hint: "Encode it, e.g. with `base64`, and decode it in the application.",
    });
  }
  return value;
}
