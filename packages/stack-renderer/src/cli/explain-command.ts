import { explain } from "../explain/explain";
import { formatExplanation } from "../explain/format-explanation";
import { type EnvironmentRequest, namedEnvironment } from "./named-environment";
import { placeholderInputs } from "./placeholder-inputs";

export interface Explained {
  readonly text: string;
  /** Whether the stack could be deployed. */
  readonly isSound: boolean;
}

/**
 * How an environment's stack fits its hosts: a table, or JSON (see Explanation).
 *
 * @throws UsageError when it is not clear which environment is meant.
 */
export function explainCommand(request: EnvironmentRequest & { readonly json: boolean }): Explained {
  const explanation = explain(placeholderInputs(namedEnvironment("explain", request), { tag: "TAG" }));
  const text = request.json ? `${JSON.stringify(explanation, undefined, 2)}\n` : formatExplanation(explanation);
  return { text, isSound: explanation.problems.length === 0 };
}
