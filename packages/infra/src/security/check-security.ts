import type { Exception } from "./exception";
import type { Finding } from "./rule";
import { RULES, type RuleName } from "./rules";
import type { Stack } from "./terraform-json";

/** A line for whoever wrote the stack: `stack: address.path: what would be right (found …) [rule]`. */
export type Problem = string;

const format = (rule: RuleName, { stack, address, path, found, fix }: Finding): Problem => {
  const shown = found === undefined ? "nothing" : JSON.stringify(found);
  return `${stack}: ${address}${path === "" ? "" : `.${path}`}: ${fix} (found ${shown}) [${rule}]`;
};

const covers = (exception: Exception, rule: RuleName, { stack, address }: Finding): boolean =>
  exception.rule === rule && exception.stack === stack && address.startsWith(`${exception.type}.`);

/** Everything unsafe in some stacks, at once; empty when they may be deployed. */
export function checkSecurity(stacks: readonly Stack[], exceptions: readonly Exception[] = []): readonly Problem[] {
  const needed = new Set<Exception>();
  const problems = (Object.keys(RULES) as RuleName[]).flatMap((rule) =>
    RULES[rule](stacks)
      .filter((found) => {
        const covering = exceptions.filter((exception) => covers(exception, rule, found));
        for (const exception of covering) needed.add(exception);
        return covering.length === 0;
      })
      .map((found) => format(rule, found)),
  );
  const idle = exceptions.filter((exception) => !needed.has(exception));
  return [
    ...problems,
    ...idle.map(({ stack, type, rule }) => `${stack}: ${type}: the exception from ${rule} covers nothing: remove it`),
  ];
}
