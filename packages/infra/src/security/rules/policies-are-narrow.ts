import { type Policy, policiesOf } from "../policy/policies";
import type { Statement } from "../policy/statement";
import { type Finding, finding, type Rule } from "../rule";
import { blocks, resourcesOf, type Stack } from "../terraform-json";
import { knowsNoResource } from "./actions-without-resource";

/** All buckets and objects; all of a kind, such as `arn:aws:ssm:*:*:parameter/*`. */
const ALL_OF_A_KIND = [/^arn:[^:]*:s3:::\*(\/\*)?$/, /^arn:[^:]*:(?!s3:)([^:]*:){3}([\w-]+[/:])?\*$/];
const isEverything = (resource: string): boolean =>
  resource === "*" || ALL_OF_A_KIND.some((pattern) => pattern.test(resource));

/** Only resources with a tag that the condition names. */
const isBoundByTag = ({ conditions }: Statement): boolean =>
  conditions.some(({ operator, key }) => /^StringEquals/.test(operator) && /:(Resource|Request)Tag\//.test(key));

function wideActions(statement: Statement): readonly { readonly found: string; readonly fix: string }[] {
  const everything = statement.resources.filter(isEverything);
  return statement.actions.flatMap((action) => {
    const found = `${action} on ${statement.resources.join(", ")}`;
    if (action === "*") return [{ found, fix: "must name its actions" }];
    if (everything.length === 0 || knowsNoResource(action)) return [];
    if (action.includes("*")) return [{ found, fix: "must name its actions, or the resources they are for" }];
    if (!everything.includes("*") || isBoundByTag(statement)) return [];
    return [{ found, fix: "must name its resources: only actions that know none go with *" }];
  });
}

function wideStatements({ resource, attribute, statements, text }: Policy): readonly Finding[] {
  if (statements === undefined) {
    const fix = "must be JSON text, jsonencode(…) or an aws_iam_policy_document of this stack: nobody can check it so";
    return [finding(resource, attribute, text, fix)];
  }
  const allowing = statements.filter(({ effect }) => effect === "Allow");
  return allowing.flatMap((statement, index) => {
    const path = `${attribute} (${statement.sid || `statement ${index + 1}`})`;
    const negations = [...statement.notActions, ...statement.notResources];
    return [
      ...(negations.length > 0
        ? [finding(resource, path, negations, "must say what is allowed: all but something is a wildcard")]
        : []),
      ...wideActions(statement).map(({ found, fix }) => finding(resource, path, found, fix)),
    ];
  });
}

/** AWS's own policies are written for every customer: the one for Session Manager reads every parameter. */
const managedPolicies = (stack: Stack): readonly Finding[] =>
  resourcesOf(stack).flatMap((resource) =>
    [...blocks(resource.attributes["policy_arn"]), ...blocks(resource.attributes["managed_policy_arns"])]
      .filter((arn) => resource.type.startsWith("aws_iam_") && /^arn:[\w-]+:iam::aws:policy\//.test(String(arn)))
      .map((arn) => finding(resource, "policy_arn", arn, "must be a policy of your own, with what is needed")),
  );

/** What somebody or something may do is written out: no wildcard actions on wildcard resources. */
export const policiesAreNarrow: Rule = (stacks) =>
  stacks.flatMap((stack) => [
    ...policiesOf(stack)
      .filter(({ kind, statements }) => kind === "identity" || statements === undefined)
      .flatMap(wideStatements),
    ...managedPolicies(stack),
  ]);
