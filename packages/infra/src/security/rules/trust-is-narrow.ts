import { policiesOf } from "../policy/policies";
import type { Condition, Statement } from "../policy/statement";
import { type Finding, finding, type Rule } from "../rule";

const isExact = ({ operator, values }: Condition): boolean =>
  operator.startsWith("StringEquals") || values.every((value) => !/[*?]/.test(value));

/** `repo:owner/name:…` names one repository; `repo:*` or `repo:owner/*` would let in the repositories of others. */
const namesARepository = (value: string): boolean => /^repo:[^/*?]+\/[^/:*?]+:.+$/.test(value);

const isBoundToSubject = ({ conditions }: Statement): boolean =>
  conditions.some(
    (condition) =>
      /^String(Equals|Like)$/.test(condition.operator) &&
      condition.key.endsWith(":sub") &&
      condition.values.length > 0 &&
      (isExact(condition) || condition.values.every(namesARepository)),
  );
const isBoundToAudience = ({ conditions }: Statement): boolean =>
  conditions.some(({ operator, key }) => operator === "StringEquals" && key.endsWith(":aud"));

function problemsOf(statement: Statement): readonly { readonly found: unknown; readonly fix: string }[] {
  if (statement.effect !== "Allow") return [];
  if (statement.principals.includes("*")) return [{ found: "*", fix: "must name who may take the role" }];
  const federated = statement.principals.filter((principal) => principal.startsWith("Federated:"));
  if (federated.length === 0) return [];
  const found = statement.conditions.map(({ operator, key, values }) => `${operator} ${key} ${values.join(", ")}`);
  return [
    ...(isBoundToSubject(statement)
      ? []
      : [{ found, fix: "must bind the token's `sub` to one repository: others log in through the same provider" }]),
    ...(isBoundToAudience(statement) ? [] : [{ found, fix: "must bind the token's `aud` by StringEquals" }]),
  ];
}

/** Who may take a role is named; whoever logs in by a token is bound to a repository. */
export const trustIsNarrow: Rule = (stacks) =>
  stacks
    .flatMap(policiesOf)
    .flatMap(({ kind, resource, attribute, statements = [] }): readonly Finding[] =>
      kind === "trust"
        ? statements.flatMap(problemsOf).map(({ found, fix }) => finding(resource, attribute, found, fix))
        : [],
    );
