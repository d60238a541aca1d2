import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { environments } from "./environments";
import { github } from "./github";

const DIRECTORY = join(__dirname, "../../../.github/workflows");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: unknown;
  readonly with?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix?: { readonly environment?: readonly string[] } };
}

const workflows = readdirSync(DIRECTORY).map((file) => {
  const text = readFileSync(join(DIRECTORY, file), "utf8");
  return { file, text, ...(parse(text) as { readonly permissions: object; readonly jobs: Record<string, Job> }) };
});
const jobs = workflows.flatMap(({ file, jobs: ofFile }) =>
  Object.entries(ofFile).map(([name, job]) => ({ name: `${file} ${name}`, ...job })),
);
const steps = jobs.flatMap(({ name, steps: ofJob = [] }) => ofJob.map((step) => ({ job: name, ...step })));

test("there are the pipelines of the article, and more", () => {
  expect(workflows.map(({ file }) => file).sort()).toEqual([
    "deploy.yml",
    "infrastructure.yml",
    "release.yml",
    "staging.yml",
    "test.yml",
  ]);
});

test("every action is pinned by its commit, with its version beside it", () => {
  const used = workflows.flatMap(({ text }) => [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, uses]) => uses));
  expect(used.length).toBeGreaterThan(10);
  const loose = used.filter(
    (uses) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses ?? "") && !uses?.startsWith("./.github/"),
  );
  expect(loose).toEqual([]);
});

test("an action has one version in all workflows", () => {
  const versions = new Map<string, Set<string>>();
  for (const { uses } of steps) {
    const [action = "", commit = ""] = uses?.split("@") ?? [];
    versions.set(action, (versions.get(action) ?? new Set()).add(commit));
  }
  expect([...versions].filter(([, commits]) => commits.size > 1)).toEqual([]);
});

test("tokens may read the repository and prove whose they are, and nothing else", () => {
  for (const { permissions } of workflows) expect([{}, { contents: "read" }]).toContainEqual(permissions);
  const allowed = { contents: "read", "id-token": "write" };
  for (const { permissions = {} } of jobs) expect(allowed).toMatchObject(permissions);
  const withoutCredentials = steps.filter(({ uses }) => uses?.startsWith("actions/checkout"));
  for (const step of withoutCredentials) expect(step.with).toMatchObject({ "persist-credentials": false });
});

test("no key of AWS's is kept: roles only", () => {
  for (const { text } of workflows)
    expect(text).not.toMatch(/AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|aws-access-key-id/);
  const logins = steps.filter(({ uses }) => uses?.startsWith("aws-actions/"));
  expect(logins.length).toBeGreaterThan(2);
  for (const login of logins)
    expect(login.with?.["role-to-assume"]).toMatch(/^\$\{\{ vars\.AWS_(PLAN|DEPLOY)_ROLE \}\}$/);
});

test("whoever deploys does so in an environment that GitHub can protect", () => {
  const deploying = jobs.filter(({ steps: ofJob = [] }) =>
    ofJob.some((step) => step.with?.["role-to-assume"] === "${{ vars.AWS_DEPLOY_ROLE }}"),
  );
  expect(deploying.length).toBe(2);
  for (const { environment } of deploying) expect(environment).toBeDefined();
});

test("environments are those of the app; the identity lets them in", () => {
  const named = jobs
    .flatMap((job) => [...(job.strategy?.matrix?.environment ?? []), job.with?.["environment"] ?? []])
    .flat();
  const known = environments.map(({ name }) => name);
  expect(named.length).toBeGreaterThan(3);
  expect(known).toEqual(expect.arrayContaining(named));
  expect(github.githubEnvironments ?? known).toEqual(expect.arrayContaining(named));
});

test("what somebody else may choose (a tag, a branch) reaches a shell only as a variable", () => {
  expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
});

test("images are built for the environment's host, with a cache for each", () => {
  const builds = steps
    .filter(({ uses }) => uses?.startsWith("docker/build-push-action@"))
    .map((step) => step.with ?? {});
  expect(builds.map(({ context }) => context)).toEqual(["examples/ublog/backend", "examples/ublog/frontend"]);
  for (const { platforms, push } of builds) {
    expect(platforms).toBe("${{ steps.infrastructure.outputs.image_platform }}");
    expect(push).toBe(true);
  }
  const caches = builds.map((build) => [build["cache-from"], build["cache-to"]]);
  expect(caches).toEqual([
    ["type=gha,scope=backend", "type=gha,scope=backend,mode=max"],
    ["type=gha,scope=frontend", "type=gha,scope=frontend,mode=max"],
  ]);
});
