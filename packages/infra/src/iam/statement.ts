/** One statement of an IAM policy. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: readonly string[] | "*";
  readonly Condition?: object;
}

const statement =
  (Effect: Statement["Effect"]) =>
  (Sid: string, Action: readonly string[], Resource: Statement["Resource"], Condition?: object): Statement => ({
    Sid,
    Effect,
    Action,
    Resource,
    ...(Condition ? { Condition } : {}),
  });

export const allow = statement("Allow");
export const deny = statement("Deny");

/** The JSON text of a policy. */
export const policyDocument = (statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
