import { type Policy, policiesOf } from "../policy/policies";
import type { Statement } from "../policy/statement";
import { type Finding, finding, type Rule } from "../rule";
import { type Resource, resourcesOf, type Stack } from "../terraform-json";

/** What is spoken to over the network, and the policy that can refuse plain text. */
const KEEPERS: readonly { readonly type: string; readonly policy: string; readonly key: string }[] = [
  { type: "aws_s3_bucket", policy: "aws_s3_bucket_policy", key: "bucket" },
  { type: "aws_efs_file_system", policy: "aws_efs_file_system_policy", key: "file_system_id" },
];

const isForPlainText = ({ conditions }: Statement): boolean =>
  conditions.length === 1 &&
  conditions.every(
    ({ operator, key, values }) =>
      operator === "Bool" && key.toLowerCase() === "aws:securetransport" && values.every((value) => value === "false"),
  );

/** All actions of its service. */
const isEveryAction = (action: string): boolean => /^([a-z0-9]+:)?\*$/.test(action);

function refusesPlainText({ address, type }: Resource, { statements = [] }: Policy): boolean {
  const itself = `\${${address}.arn}`;
  // A bucket's objects are resources of their own.
  const wanted = type === "aws_s3_bucket" ? [itself, `${itself}/*`] : [itself];
  return statements.some(
    (statement) =>
      statement.effect === "Deny" &&
      statement.principals.includes("*") &&
      statement.actions.some(isEveryAction) &&
      (statement.resources.includes("*") || wanted.every((resource) => statement.resources.includes(resource))) &&
      isForPlainText(statement),
  );
}

function withoutTls(stack: Stack): readonly Finding[] {
  const policies = policiesOf(stack);
  return resourcesOf(stack).flatMap((resource) => {
    const keeper = KEEPERS.find(({ type }) => type === resource.type);
    if (!keeper) return [];
    const own = policies.filter(
      (policy) =>
        policy.resource.type === keeper.policy &&
        String(policy.resource.attributes[keeper.key]).includes(`${resource.address}.`),
    );
    if (own.some((policy) => refusesPlainText(resource, policy))) return [];
    const fix = `must have an ${keeper.policy} that denies everybody everything where aws:SecureTransport is false`;
    return [finding(resource, "", own.map(({ text }) => text)[0], fix)];
  });
}

/** Buckets and file systems refuse whoever does not speak TLS. */
export const transportIsEncrypted: Rule = (stacks) => stacks.flatMap(withoutTls);
