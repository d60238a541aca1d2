import { type Environment, UsageError } from "@django-swarm/environment";
import { malformedUrls } from "./attached-urls";

/**
 * The value as it shall be kept: what was typed or piped, less the one newline that `echo` adds.
 *
 * @throws UsageError for a value that no environment variable can carry, or that is no URL of the service it names.
 */
export function checkValue(environment: Environment, name: string, raw: string): string {
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
  const problems = malformedUrls(environment, new Map([[name, value]])).get(name);
  if (problems !== undefined) {
    throw new UsageError(`The value of ${name} is not the URL of a service that can be attached.`, {
      code: "secrets/malformed-url",
      details: problems,
      hint: `Write it as docs/runbooks/attach-a-database.md shows, and run \`deployer secrets set ${name} ${environment.name}\` again.`,
    });
  }
  return value;
}
