import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorReport } from "../cli/error-report";
import type { ServicePlan } from "../plan/plan-services";
import type { ReleasePlan } from "../plan/release-plan";
import { formatJobSummary, type JobSummary } from "./job-summary";
import { LineReporter } from "./line-reporter";
import { withJobSummary } from "./write-job-summary";

const service = (name: string, action: ServicePlan["action"], more: Partial<ServicePlan> = {}): ServicePlan => ({
  service: name,
  action,
  restarts: false,
  changes: [],
  drift: [],
  imageDrifted: false,
  ...more,
});

const plan: ReleasePlan = {
  environment: "ublog-staging",
  tag: "v2",
  images: { backend: "1.ecr/ublog-backend@sha256:ab", frontend: "1.ecr/ublog-frontend@sha256:cd" },
  previous: 11,
  services: [
    service("traefik", "no-change"),
    service("gunicorn", "rolling", {
      changes: [{ path: "image", before: "a", after: "b" }],
      drift: [{ path: "Env.A|B", after: "sha256:1" }],
    }),
    service("search", "remove", { note: "no longer part of the stack" }),
  ],
  newObjects: { secrets: [], configs: [], networks: [] },
  job: "run",
  migrations: {
    pending: ["posts.0002_add", "posts.0003_drop"],
    oneWay: [{ app: "posts", name: "0003_drop", reasons: ["drops"] }],
  },
  wantedDigest: "w",
  stateDigest: "s",
};

const summary: JobSummary = {
  verb: "release",
  environment: "ublog-staging",
  outcome: "Released ublog-staging at tag v2 as release 12: https://staging.example.com/",
  error: undefined,
  plan,
  tookMs: 32_400,
  wayBack: "pnpm deployer rollback 11 ublog-staging",
};

const failed: JobSummary = {
  ...summary,
  outcome: undefined,
  wayBack: undefined,
  error: {
    name: "ReleaseError",
    code: "release/not-converged",
    message: "gunicorn did not come up: it exits with code 3. Release 11 (v1) runs again.",
    details: ["gunicorn | ```", "gunicorn | <ModuleNotFoundError>"],
    hint: "Release a tag that works: `deployer release ublog-staging --tag TAG`.",
    exitCode: 4,
  },
};

test.each<[string, JobSummary]>([
  ["released", summary],
  ["failed", failed],
  ["untouched", { ...failed, verb: "plan", plan: undefined, error: failed.error && { ...failed.error, details: [] } }],
])("a summary of what was %s", (name, given) => {
  const file = join(__dirname, "golden", `job-summary-${name}.md`);
  const text = formatJobSummary(given);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
});

describe("a file for the summary", () => {
  let directory = "";
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "summary-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const said: string[] = [];
  const silent = { write: (text: string) => said.push(text) };
  const request = (file: string | undefined) => ({
    verb: "release" as const,
    environment: "ublog-staging",
    reporter: new LineReporter(silent, silent),
    file,
    report: errorReport,
  });

  test("is appended to, whether the work succeeds or fails; the failure is passed on", async () => {
    const file = join(directory, "summary.md");
    await withJobSummary(request(file), async (draft) => {
      draft.outcome = "Released.";
    });
    await expect(withJobSummary(request(file), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    const text = await readFile(file, "utf8");
    expect(text).toMatch(/^### ✅ release ublog-staging\n\nReleased\.[\s\S]*### ❌ release ublog-staging/);
  });

  test("that cannot be written fails nothing", async () => {
    await withJobSummary(request(join(directory, "no/such/summary.md")), async () => undefined);
    expect(said.join("")).toContain("could not be written");
  });

  test("that nobody names is not written", async () => {
    expect(await withJobSummary(request(undefined), async () => 7)).toBe(7);
  });
});
