import { ConfigError } from "@django-swarm/environment";
import { policyDocument, type Statement } from "../iam/statement";

/** Characters that AWS takes in a managed policy. */
const LIMIT = 6_144;

/** @throws ConfigError naming every policy that AWS would not take: each environment makes them longer. */
export function assertPoliciesFit(policies: Readonly<Record<string, readonly Statement[]>>): void {
  const problems = Object.entries(policies)
    .map(([name, statements]) => ({ name, size: policyDocument(statements).length }))
    .filter(({ size }) => size > LIMIT)
    .map(({ name, size }) => `the policy "${name}": must have at most ${LIMIT} characters (found ${size})`);
  if (problems.length === 0) return;
  throw new ConfigError("One identity for GitHub cannot hold so many environments.", {
    code: "github/too-many-environments",
    details: problems,
    hint: "Keep some of the environments in an app of their own, with an identity of its own.",
  });
}
