import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EnvironmentInput, secret } from "@django-swarm/environment";
import { staging } from "./environments/staging";
import { ublog } from "./environments/ublog";

const APP = join(__dirname, "..");
const PAGE = join(APP, "../../docs/cost.md");

/** What a Node process of the built app prints. */
function run(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: APP, encoding: "utf8" });
  if (status !== 0) throw new Error(`ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/** `deployer cost` as it is typed. */
const cost = (...words: string[]): string => run("dist/deployer.js", "cost", staging.name, ...words);

/** The same for environments that the app does not have. */
const costsOf = (inputs: readonly EnvironmentInput[]): readonly Document[] =>
  run("-e", WITH_OTHERS, JSON.stringify(inputs))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const WITH_OTHERS = `
  const { defineEnvironment } = require("@django-swarm/environment");
  const { runDeployer } = require("@django-swarm/deployer");
  const { synthesiseLazily: synthesise } = require("./dist/synthesise-lazily.js");
  (async () => {
    for (const input of JSON.parse(process.argv[1])) {
      await runDeployer({ environments: async () => [defineEnvironment(input)], argv: ["cost", "--json"], synthesise });
    }
    process.exitCode = 0;
  })();
`;

interface Document {
  readonly awake: number;
  readonly asleep: number;
  readonly items: readonly { readonly name: string; readonly monthly: number | null }[];
  readonly managed: { readonly monthly: number; readonly complete: boolean };
}

test("the default environment is at most 20 $ awake and 5 $ asleep, the managed one over 100 $", () => {
  expect(staging.host).toMatchObject({ instanceType: "t4g.small", rootVolumeSizeGiB: 20 });
  const { awake, asleep, managed } = JSON.parse(cost("--json")) as Document;
  expect(awake).toBeLessThanOrEqual(20);
  expect(asleep).toBeLessThanOrEqual(5);
  expect(managed).toMatchObject({ complete: true });
  expect(managed.monthly).toBeGreaterThan(100);
});

const variants: readonly [string, Partial<EnvironmentInput>][] = [
  ["as it is", {}],
  ["with alarms", { alarms: { email: "ops@example.com" } }],
  ["with workers, one subnet", { host: { workers: 2 }, network: { subnets: 1 } }],
  ["with SSH from an allow-list", { host: { ssh: { kind: "allow-list", keyName: "ops", cidrs: ["203.0.113.0/24"] } } }],
  ["with logs in CloudWatch", { logs: { driver: "awslogs" } }],
  ["with Postgres on EFS", { storage: { postgres: "efs" } }],
  [
    "with an attached database and cache",
    {
      database: { kind: "attached", url: secret("DATABASE_URL") },
      cache: { kind: "attached", url: secret("REDIS_URL") },
    },
  ],
];

/** A new resource type fails here until cost/free-resource-types.ts or cost/resource-pricing.ts says what it costs. */
test("every resource of every kind of environment has a price", () => {
  const documents = costsOf(
    variants.map(([, changes]) => ({
      ...ublog,
      name: "ublog-variant",
      domain: { zone: "example.com", host: "variant.example.com" },
      ...changes,
    })),
  );
  const unpriced = documents.map(({ items }) =>
    items.filter(({ monthly }) => monthly === null).map(({ name }) => name),
  );
  expect(variants.map(([name], index) => [name, unpriced[index]])).toEqual(variants.map(([name]) => [name, []]));
});

test("docs/cost.md shows what the command prints", () => {
  const printed = `\`\`\`\n${cost()}\`\`\`\n`;
  const shown = /^```\n[\s\S]*?^```\n/m;
  const page = readFileSync(PAGE, "utf8");
  if (process.env["UPDATE_GOLDEN"] === "1")
    writeFileSync(
      PAGE,
      page.replace(shown, () => printed),
    );
  expect(shown.exec(readFileSync(PAGE, "utf8"))?.[0]).toBe(printed);
});
