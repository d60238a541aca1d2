import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mergeStacks, type Stack, synthesise } from "@django-swarm/infra";
import { environments } from "../src/environments";
import { acceptedFindings } from "./accepted-findings";
import { everything } from "./everything";
import { scan } from "./scan";

const outdir = mkdtempSync(join(tmpdir(), "findings-"));
afterAll(() => rmSync(outdir, { recursive: true }));
const scanned = [...environments, everything];

/** The stacks of each environment, by its name; a stack that several share stands under its own. */
function documents(): Record<string, unknown> {
  synthesise({ environments: scanned, outdir });
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
    stacks: Record<string, { synthesizedStackPath: string }>;
  };
  const groupOf = (stack: string): string =>
    scanned.find(({ name }) => stack === name || stack.startsWith(`${name}-`))?.name ?? stack;
  const groups = new Map<string, Stack[]>();
  for (const [name, { synthesizedStackPath }] of Object.entries(stacks)) {
    const json = JSON.parse(readFileSync(join(outdir, synthesizedStackPath), "utf8"));
    groups.set(groupOf(name), [...(groups.get(groupOf(name)) ?? []), { name, json }]);
  }
  return Object.fromEntries([...groups].map(([name, members]) => [name, mergeStacks(members)]));
}

const ours = documents();
const result = scan(ours);
const accepted = acceptedFindings();
const failedIds = [...new Set(result.failed.map(({ id }) => id))].sort();

test("checkov reads every environment", () => {
  expect(Object.keys(ours)).toEqual(expect.arrayContaining(scanned.map(({ name }) => name)));
  expect(result.unreadCount).toBe(0);
  expect(result.passedCount).toBeGreaterThan(50 * scanned.length);
});

test("every finding is followed, or stands in docs/security.md with its reason", () => {
  const open = result.failed.filter(({ id }) => !accepted.has(id));
  expect(open.map(({ id, document, resource }) => `${id} ${document}: ${resource}`)).toEqual([]);
});

test.each([...accepted])("%s is still found, and its reason is given", (id, reason) => {
  expect(failedIds).toContain(id);
  expect(reason.length).toBeGreaterThan(20);
});

test("what is planted in a policy and a group is found: checkov sees what our files say", () => {
  const [name = ""] = Object.keys(ours);
  const planted = structuredClone(ours[name]) as { resource: Record<string, Record<string, unknown>> };
  const policy = '${jsonencode({"Statement" = [{"Effect" = "Allow", "Action" = "*", "Resource" = "*"}]})}';
  const ssh = { ip_protocol: "tcp", from_port: 22, to_port: 22, cidr_ipv4: "0.0.0.0/0" };
  const own = { name: "planted", json: { resource: { aws_iam_role_policy: { planted: { policy } } } } };
  Object.assign(planted.resource["aws_iam_role_policy"] ?? {}, mergeStacks([own])["resource"].aws_iam_role_policy);
  Object.assign(planted.resource["aws_vpc_security_group_ingress_rule"] ?? {}, { planted: ssh });
  const found = scan({ planted }).failed.filter(({ resource }) => resource.endsWith(".planted"));
  expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(["CKV_AWS_62", "CKV_AWS_24"]));
});
