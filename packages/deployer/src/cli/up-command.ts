import { assertCanBringUp } from "../bring-up/check-up";
import { executeUp } from "../bring-up/execute-up";
import { formatUpPlan } from "../bring-up/format-up-plan";
import { readUpFacts } from "../bring-up/read-up-facts";
import type { UpOptions } from "../bring-up/up-context";
import { idleParts, UP_PARTS } from "../bring-up/up-plan";
import type { Command } from "./command-context";
import { assertCanConfirm, confirm } from "./terminal";

/** From whatever there is to a site that answers, with one question. */
export const upCommand: Command<UpOptions & { readonly yes: boolean }> = async (context, { yes, ...options }) => {
  const { environment, reporter, terminal } = context;
  assertCanConfirm(terminal, yes);
  const facts = await readUpFacts(context, options);
  assertCanBringUp(facts);
  for (const line of formatUpPlan(facts)) reporter.info(line);
  const idle = idleParts(facts);
  if (idle.size < UP_PARTS.length) await confirm(terminal, yes, `Bring ${environment.name} up like this?`);
  const { outcome, number, tag, url } = await executeUp(context, options, facts);
  reporter.result(`${environment.name} is up at tag ${tag}: ${url}`, {
    environment: environment.name,
    outcome,
    ...(number === undefined ? {} : { release: number }),
    tag,
    url,
    idle: [...idle],
  });
  return undefined;
};
