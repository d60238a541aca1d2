import { type Environment, UsageError } from "@django-swarm/environment";
import { malformedUrls } from "./attached-urls";
import { sizeProblem } from "./value-size";

/**
 * The value as it shall be kept: what was typed or piped, less the one newline that `echo` adds. Newlines inside it stay:
 * a key in PEM has some.
 *
 * @throws UsageError for a value that no environment variable can carry, that is too large, or that is no URL of the
 * service it names. The message shows nothing of it.
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
  if (value.includes("\uFFFD")) {
    throw new UsageError(`The value of ${name} is no text in UTF-8.`, {
      code: "secrets/not-text",
      hint: "Encode it, e.g. with `base64`, and decode it in the application.",
    });
  }
  const tooLarge = sizeProblem(environment, name, value);
  if (tooLarge !== undefined) {
    throw new UsageError(`The value of ${name} is too large: ${tooLarge}.`, {
      code: "secrets/too-large",
      hint: `Put large files elsewhere and keep only their key in ${name}.`,
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
