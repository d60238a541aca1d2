import type { Change, StackChange } from "./stack-change";

const RESOURCES = /Plan: (?:\d+ to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy\./;
const NOTHING = /No changes\. Your infrastructure matches/;
const OUTPUTS = /You can apply this plan to save these new output values/;

/**
 * What `cdktf diff` printed → a change for each stack. A stack's name stands before the first of its lines, and before
 * each that comes in another burst.
 *
 * @param stacks those that were to be planned; one of which nothing is said was not.
 */
export function parseDiff(lines: readonly string[], stacks: readonly string[]): readonly StackChange[] {
  const changes = new Map<string, Change>();
  let current: string | undefined;
  for (const line of lines) {
    current = stacks.find((stack) => line.startsWith(`${stack} `)) ?? current;
    const change = changeIn(line);
    if (current !== undefined && change !== undefined) changes.set(current, change);
  }
  return stacks.map((stack) => ({ stack, change: changes.get(stack) ?? { kind: "unplanned" } }));
}

function changeIn(line: string): Change | undefined {
  if (NOTHING.test(line)) return { kind: "none" };
  if (OUTPUTS.test(line)) return { kind: "outputs" };
  const match = RESOURCES.exec(line);
  if (match === null) return undefined;
  const [add, change, destroy] = match.slice(1).map(Number);
  return { kind: "resources", add: add ?? 0, change: change ?? 0, destroy: destroy ?? 0 };
}
