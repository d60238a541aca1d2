import { type Attributes, blocks, type Resource, resourcesOf, type Stack } from "../terraform-json";
import { type Known, parseExpression } from "./parse-expression";
import { type Statement, statementOf, statementOfBlock } from "./statement";

/** What a policy hangs on: somebody who acts, a thing that is acted on, or a role that somebody may take. */
export type PolicyKind = "identity" | "resource" | "trust";

export interface Policy {
  readonly resource: Resource;
  readonly attribute: string;
  readonly kind: PolicyKind;
  /** undefined: nobody can tell before Terraform runs. */
  readonly statements: readonly Statement[] | undefined;
  readonly text: unknown;
}

const PLACES: Readonly<Record<string, readonly (readonly [attribute: string, kind: PolicyKind])[]>> = {
  aws_iam_role: [["assume_role_policy", "trust"]],
  aws_iam_role_policy: [["policy", "identity"]],
  aws_iam_policy: [["policy", "identity"]],
  aws_iam_user_policy: [["policy", "identity"]],
  aws_iam_group_policy: [["policy", "identity"]],
  aws_s3_bucket_policy: [["policy", "resource"]],
  aws_efs_file_system_policy: [["policy", "resource"]],
  aws_ecr_repository_policy: [["policy", "resource"]],
  aws_sns_topic: [["policy", "resource"]],
  aws_sns_topic_policy: [["policy", "resource"]],
  aws_sqs_queue: [["policy", "resource"]],
  aws_sqs_queue_policy: [["policy", "resource"]],
  aws_kms_key: [["policy", "resource"]],
  aws_secretsmanager_secret_policy: [["policy", "resource"]],
};

const DOCUMENT = /^\$\{data\.aws_iam_policy_document\.([\w-]+)\.(?:minified_)?json\}$/;
const ENCODED = /^\$\{jsonencode\(([\s\S]*)\)\}$/;

/** A policy's attribute as data, where it is JSON text or `${jsonencode(…)}`. */
export function parsePolicyText(text: string): Known | undefined {
  const source = ENCODED.exec(text.trim())?.[1] ?? text.trim();
  if (!source.startsWith("{")) return undefined;
  try {
    return parseExpression(source);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The statements of a policy's attribute: JSON text, `${jsonencode(…)}` or the data source. */
export function parsePolicy(stack: Stack, text: unknown): readonly Statement[] | undefined {
  if (typeof text !== "string") return undefined;
  const [, name] = DOCUMENT.exec(text) ?? [];
  if (name !== undefined) {
    const document = stack.json["data"]?.aws_iam_policy_document?.[name] as Attributes | undefined;
    // What it takes in from elsewhere is not read here.
    const whole = document && !document["source_policy_documents"] && !document["override_policy_documents"];
    return whole ? blocks(document["statement"]).map(statementOfBlock) : undefined;
  }
  const parsed = parsePolicyText(text) as Attributes | undefined;
  return parsed?.["Statement"] === undefined ? undefined : blocks(parsed["Statement"]).map(statementOf);
}

const known = new WeakMap<Stack, readonly Policy[]>();

/** Every policy of a stack; read once, for several rules ask. */
export function policiesOf(stack: Stack): readonly Policy[] {
  const policies = known.get(stack) ?? readPolicies(stack);
  known.set(stack, policies);
  return policies;
}

function readPolicies(stack: Stack): readonly Policy[] {
  const policy = (resource: Resource, attribute: string, kind: PolicyKind, text: unknown): Policy => ({
    resource,
    attribute,
    kind,
    text,
    statements: parsePolicy(stack, text),
  });
  return resourcesOf(stack).flatMap((resource) => [
    ...(PLACES[resource.type] ?? [])
      .filter(([attribute]) => resource.attributes[attribute] !== undefined)
      .map(([attribute, kind]) => policy(resource, attribute, kind, resource.attributes[attribute])),
    ...blocks(resource.type === "aws_iam_role" ? resource.attributes["inline_policy"] : undefined).map(
      (inline, index) => policy(resource, `inline_policy.${index}.policy`, "identity", inline["policy"]),
    ),
  ]);
}
