import { type Attributes, blocks } from "../terraform-json";

export interface Condition {
  /** e.g. `StringEquals`. */
  readonly operator: string;
  /** e.g. `aws:SecureTransport`. */
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement of an IAM policy; lists where IAM takes one or many. */
export interface Statement {
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** `*`, or `<type>:<value>` such as `Service:ec2.amazonaws.com`. */
  readonly principals: readonly string[];
  readonly conditions: readonly Condition[];
}

const texts = (value: unknown): string[] => (value === undefined || value === null ? [] : [value].flat().map(String));

function principals(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return texts(value);
  return Object.entries(value).flatMap(([type, named]) =>
    texts(named).map((name) => (name === "*" ? "*" : `${type}:${name}`)),
  );
}

/** From a policy document, parsed. */
export const statementOf = (statement: Attributes): Statement => ({
  sid: String(statement["Sid"] ?? ""),
  effect: String(statement["Effect"] ?? ""),
  actions: texts(statement["Action"]),
  notActions: texts(statement["NotAction"]),
  resources: texts(statement["Resource"]),
  notResources: texts(statement["NotResource"]),
  // Everybody but some is everybody.
  principals: statement["NotPrincipal"] === undefined ? principals(statement["Principal"]) : ["*"],
  conditions: Object.entries((statement["Condition"] ?? {}) as Attributes).flatMap(([operator, keys]) =>
    Object.entries(keys as Attributes).map(([key, values]) => ({ operator, key, values: texts(values) })),
  ),
});

/** From a `statement` block of the data source `aws_iam_policy_document`. */
export const statementOfBlock = (block: Attributes): Statement => ({
  sid: String(block["sid"] ?? ""),
  effect: String(block["effect"] ?? "Allow"),
  actions: texts(block["actions"]),
  notActions: texts(block["not_actions"]),
  resources: texts(block["resources"]),
  notResources: texts(block["not_resources"]),
  principals:
    block["not_principals"] === undefined
      ? blocks(block["principals"]).flatMap(({ type, identifiers }) => principals({ [type]: identifiers }))
      : ["*"],
  conditions: blocks(block["condition"]).map(({ test, variable, values }) => ({
    operator: String(test),
    key: String(variable),
    values: texts(values),
  })),
});
