import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishVersion } from "@django-swarm/rehearsal";
import { parse } from "yaml";
import { rehearsalOptions } from "../src/rehearsal-options";
import { output } from "./aws";
import { ask, root, typed } from "./rehearsal";

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const steps = (file: string, job: string): readonly Step[] =>
  parse(readFileSync(join(root, ".github/workflows", file), "utf8")).jobs[job].steps;

/** Steps that need what is only there on GitHub's machines, or at ECR itself. */
const NOT_HERE = ["Install the workspace", "Log in to the registry, and see what it has"];

/** A runner that does with `run:` steps what GitHub's does: files for outputs and summary, an `if:` is not evaluated. */
class Runner {
  private readonly directory = mkdtempSync(join(tmpdir(), "runner-"));
  private readonly outputs = new Map<string, string>();

  constructor(private readonly env: Readonly<Record<string, string>>) {}

  run({ name = "", id = "", run = "", shell, env = {} }: Step): { status: number | null; printed: string } {
    for (const file of ["output", "env"]) writeFileSync(this.file(file), "");
    const script = this.file("script.sh");
    writeFileSync(script, run);
    const flags = shell === "bash" ? ["--noprofile", "--norc", "-eo", "pipefail"] : ["-e"];
    const given = Object.entries(env).map(([key, value]) => [key, this.evaluated(value)]);
    const { status, stdout, stderr } = spawnSync(
      "/bin/sh",
      ["-c", `. .rehearsal/env; exec bash ${flags.join(" ")} ${script}`],
      {
        cwd: root,
        encoding: "utf8",
        input: "",
        maxBuffer: 64 * 2 ** 20,
        env: {
          ...process.env,
          ...this.env,
          ...Object.fromEntries(given),
          RUNNER_TEMP: this.directory,
          GITHUB_OUTPUT: this.file("output"),
          GITHUB_ENV: this.file("env"),
          GITHUB_STEP_SUMMARY: this.file("summary"),
        },
      },
    );
    for (const line of readFileSync(this.file("output"), "utf8").split("\n")) {
      if (line.includes("="))
        this.outputs.set(`steps.${id}.outputs.${line.split("=")[0]}`, line.slice(line.indexOf("=") + 1));
    }
    this.outputs.set(`steps.${id}.outcome`, status === 0 ? "success" : "failure");
    return { status, printed: `${name}\n${stdout}\n${stderr}` };
  }

  /** The plain references that our workflows use: a step's output or outcome, or a secret, which is empty here. */
  evaluated(text: string): string {
    return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, reference: string) => this.outputs.get(reference) ?? "");
  }

  summary = (): string => readFileSync(this.file("summary"), "utf8");
  close = (): void => rmSync(this.directory, { recursive: true });
  private file = (name: string): string => join(this.directory, name);
}

const runnable = (file: string, job: string): readonly Step[] =>
  steps(file, job).filter(({ run, name = "" }) => run !== undefined && !NOT_HERE.includes(name));

test("the steps of a release run as they stand: outputs, secrets, release, summary", async () => {
  const before = (await ask("/api/version/")).json.version;
  const version = before === "5" ? "6" : "5";
  const tag = await publishVersion(rehearsalOptions, version);
  const runner = new Runner({ STACK_NAME: "ublog-rehearsal", IMAGE_TAG: tag });
  try {
    const names: string[] = [];
    for (const step of runnable("release.yml", "release")) {
      const { status, printed } = runner.run(step);
      if (status !== 0) throw new Error(printed);
      names.push(step.name ?? "");
    }
    expect(names).toEqual([
      "See whether there is an environment",
      "Load the SSH key, where hosts want one",
      "Bring everything up, where there is nothing",
      "Read the outputs",
      "Check the secrets",
      "Release",
    ]);
    expect(runner.evaluated("${{ steps.environment.outputs.there }}")).toBe("true");
    expect(runner.evaluated("${{ steps.infrastructure.outputs.backend_repository_url }}")).toBe(
      output("backend_repository_url"),
    );
    expect(runner.evaluated("${{ steps.infrastructure.outputs.image_platform }}")).toBe("linux/arm64");
    expect(runner.summary()).toContain(`Released ublog-rehearsal at tag ${tag}`);
    expect(runner.summary()).toMatch(/The way back:\s+```\npnpm deployer rollback \d+ ublog-rehearsal\n```/);
    expect((await ask("/api/version/")).json.version).toBe(version);
  } finally {
    runner.close();
  }
});

test("a release that fails says so in the summary, and the step fails", () => {
  const runner = new Runner({ STACK_NAME: "ublog-rehearsal", IMAGE_TAG: "no-such-tag" });
  try {
    const all = runnable("release.yml", "release");
    const named = (name: string): Step => all.find((step) => step.name === name) as Step;
    expect(runner.run(named("Release")).status).toBe(3);
    expect(runner.summary()).toMatch(/^### ❌ release ublog-rehearsal\n\n.*\(exit code 3\)[\s\S]*no-such-tag/);
  } finally {
    runner.close();
  }
});

test("the plan of the infrastructure goes into the summary; nothing would change", () => {
  const runner = new Runner({ STACK_NAME: "ublog-rehearsal" });
  try {
    const [plan] = runnable("infrastructure.yml", "plan");
    const { status, printed } = runner.run(plan as Step);
    if (status !== 0) throw new Error(printed);
    expect(runner.summary()).toContain("### ublog-rehearsal");
    expect(runner.summary()).toMatch(/No changes/);
  } finally {
    runner.close();
  }
});

test("an SSH key from a secret is loaded into an agent", () => {
  const [step] = steps("release.yml", "release").filter(
    ({ name }) => name === "Load the SSH key, where hosts want one",
  );
  const key = typed("cat .rehearsal/id_ed25519");
  const runner = new Runner({});
  try {
    const { status } = runner.run({
      ...(step as Step),
      env: { SSH_PRIVATE_KEY: key },
      run: `${step?.run}\nssh-add -l; kill "$SSH_AGENT_PID"`,
    });
    expect(status).toBe(0);
  } finally {
    runner.close();
  }
});
