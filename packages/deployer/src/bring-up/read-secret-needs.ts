import { type Environment, requiredSecrets } from "@django-swarm/environment";
import { isSetByHand, malformedUrls } from "../secrets/attached-urls";
import { openSecretSource } from "../secrets/open-secret-source";
import type { UpFacts } from "./up-plan";

/** Which secrets are there, which can be made up, and which only a person can bring. */
export async function readSecretNeeds(environment: Environment): Promise<UpFacts["secrets"]> {
  const source = await openSecretSource(environment);
  const names = requiredSecrets(environment);
  const values = await source.read(names);
  const missing = names.filter((name) => !values.has(name));
  // Environment variables can only be read: there nothing is made up.
  const isMade = (name: string): boolean => environment.secrets.kind === "ssm" && !isSetByHand(environment, name);
  const malformed = [...malformedUrls(environment, values)].map(
    ([name, problems]) => `${name}: ${problems.join("; ")}`,
  );
  return {
    place: source.place,
    present: values.size,
    made: missing.filter(isMade),
    wanted: [...missing.filter((name) => !isMade(name)).map((name) => `${name} is missing`), ...malformed],
  };
}
