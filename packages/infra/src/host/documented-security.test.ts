import { readFileSync } from "node:fs";
import { join } from "node:path";
import { testEnvironment } from "@django-swarm/environment/testing";
import { parsePolicy } from "../security/policy/policies";
import { RULES } from "../security/rules";
import { stacksOf } from "../testing/synthesised";

const text = readFileSync(join(__dirname, "../../../../docs/security.md"), "utf8");
const rows = text.split("\n").filter((line) => line.startsWith("| "));

/** What the document says the host's role may do: statement → actions. */
const documented = Object.fromEntries(
  rows
    .map((row) => row.split("|").map((cell) => cell.trim()))
    .filter(([, statement, actions]) => /^[A-Z][A-Za-z]+$/.test(statement ?? "") && /^`\w+:/.test(actions ?? ""))
    .map(([, statement = "", actions = ""]) => [statement, (actions.match(/\w+:\w+/g) ?? []).sort()]),
);

test("docs/security.md says what a compromised container may do, and no more", () => {
  const host = stacksOf(testEnvironment()).find(({ name }) => name === "ublog-staging");
  if (!host) throw new Error("no host stack");
  const policies = Object.values(host.json["resource"].aws_iam_role_policy as Record<string, Record<string, unknown>>);
  const [policy] = policies.filter(({ name }) => name === "ublog-staging-host");
  const statements = parsePolicy(host, policy?.["policy"]) ?? [];
  expect(statements.length).toBeGreaterThan(5);
  expect(documented).toEqual(Object.fromEntries(statements.map(({ sid, actions }) => [sid, [...actions].sort()])));
});

test("docs/security.md names every rule, and no other", () => {
  const named = rows.map((row) => /^\| `([a-z]+(?:-[a-z]+)+)` \|/.exec(row)?.[1]).filter((name) => name !== undefined);
  expect(named).toEqual(Object.keys(RULES));
});
