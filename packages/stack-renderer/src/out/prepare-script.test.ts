import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { testWith } from "@django-swarm/environment/testing";
import { buildJobs } from "../build-jobs";
import { buildStack } from "../build-stack";
import { inputsOf } from "../testing/inputs";
import { type RecordedDocker, recordedDocker } from "../testing/recorded-docker";
import { shop } from "../testing/shop";
import { temporaryDirectory } from "../testing/temporary-directory";
import { directoryOf } from "./directory";
import { directoryFiles } from "./directory-files";
import { writeDirectory } from "./write-directory";

const root = temporaryDirectory();
const inputs = inputsOf(shop);
const directory = directoryOf(buildStack(inputs), buildJobs(inputs));
const out = join(root, "out");
const script = join(out, "prepare.sh");

beforeAll(() => writeDirectory(out, directoryFiles(directory)));

const VALUES = {
  SECRET_KEY: "k$e'y \"`id`\\n",
  PAYMENT_TOKEN: "two\nlines\n",
  POSTGRES_PASSWORD: "-n hunter2 %s",
  MEILI_MASTER_KEY: "*",
  PUSH_KEY: " blanks ",
};

function newDocker(name: string, options?: { isManager: boolean }): RecordedDocker {
  mkdirSync(join(root, name));
  return recordedDocker(join(root, name), options);
}

const prepare = (docker: RecordedDocker, variables: Readonly<Record<string, string>> = VALUES, shell = "/bin/sh") =>
  spawnSync(shell, [script], {
    cwd: "/",
    encoding: "utf8",
    input: "",
    env: { PATH: `${docker.bin}:${process.env["PATH"]}`, ...variables },
  });

testWith("shellcheck")("shellcheck has nothing to say about it", () => {
  const { stdout, status } = spawnSync("shellcheck", ["--shell=sh", script], { encoding: "utf8" });
  expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
});

test.each(["/bin/sh", "busybox", "/bin/bash"])("%s makes all that the stack files name and do not bring", (shell) => {
  const docker = newDocker(shell.replaceAll("/", "_"));
  const busybox = shell === "busybox";
  const { status, stderr } = busybox
    ? spawnSync("busybox", ["sh", script], {
        encoding: "utf8",
        input: "",
        env: { PATH: `${docker.bin}:${process.env["PATH"]}`, ...VALUES },
      })
    : prepare(docker, VALUES, shell);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const stacks = [directory.stack, ...directory.jobs];
  const configs = stacks.flatMap((stack) => stack.configs.map(({ name, content }) => [name, content]));
  expect(docker.objects("config")).toEqual(Object.fromEntries(configs));
  const secrets = stacks.flatMap((stack) =>
    stack.secrets.map(({ key, name }) => [name, VALUES[key as keyof typeof VALUES]]),
  );
  expect(docker.objects("secret")).toEqual(Object.fromEntries(secrets));
  expect(docker.objects("network")).toEqual({ "traefik-public": "" });
});

test("no value is an argument or printed", () => {
  const docker = newDocker("arguments");
  const { stdout, stderr } = prepare(docker);
  const seen = [stdout, stderr, ...docker.calls(), readFileSync(script, "utf8")].join("\n");
  for (const value of Object.values(VALUES).filter((text) => text.length > 1)) expect(seen).not.toContain(value.trim());
});

test("run again it makes nothing, and needs no value", () => {
  const docker = newDocker("again");
  prepare(docker);
  const before = docker.calls().length;
  const { status, stderr } = prepare(docker, {});
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(
    docker
      .calls()
      .slice(before)
      .filter((line) => line.includes("create")),
  ).toEqual([]);
});

test("of what is there it makes only the rest", () => {
  const docker = newDocker("rest");
  prepare(docker);
  const [name] = Object.keys(docker.objects("secret")) as [string];
  spawnSync("rm", [join(docker.bin, "../secret", name)]);
  const before = docker.calls().length;
  expect(prepare(docker).status).toBe(0);
  expect(
    docker
      .calls()
      .slice(before)
      .filter((line) => line.includes("create")),
  ).toEqual([`secret create ${name} -`]);
});

test("off a terminal all values that are missing are named, and nothing is made", () => {
  const docker = newDocker("missing");
  const { PAYMENT_TOKEN: _, PUSH_KEY: __, ...rest } = VALUES;
  const { status, stderr } = prepare(docker, { ...rest, PUSH_KEY: "" });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: These secrets are neither[\s\S]*PAYMENT_TOKEN PUSH_KEY\nnext: /);
  expect(docker.calls().filter((line) => line.includes("create"))).toEqual([]);
});

test("an engine that is no manager is told, and nothing is made", () => {
  const docker = newDocker("worker", { isManager: false });
  const { status, stderr } = prepare(docker);
  expect(status).toBe(3);
  expect(stderr).toMatch(/^error: .*no manager of a swarm[\s\S]*DOCKER_HOST/);
  expect(docker.calls()).toHaveLength(1);
});

testWith("script")("on a terminal it asks for what is missing", () => {
  const docker = newDocker("terminal");
  const { PAYMENT_TOKEN: _, PUSH_KEY: __, ...rest } = VALUES;
  const { status, stdout } = spawnSync("script", ["--quiet", "--return", "--command", `sh ${script}`, "/dev/null"], {
    encoding: "utf8",
    input: "first $answer\nsecond\n",
    env: { PATH: `${docker.bin}:${process.env["PATH"]}`, TERM: "dumb", SHELL: "/bin/sh", ...rest },
  });
  expect(status).toBe(0);
  expect(stdout).toContain("PAYMENT_TOKEN: ");
  expect(docker.objects("secret")).toMatchObject({
    shop_PAYMENT_TOKEN_0123456789abcdef: "first $answer",
    shop_PUSH_KEY_0123456789abcdef: "second",
  });
});

test("it says what a node must have, and what comes next", () => {
  const text = readFileSync(script, "utf8");
  for (const path of ["/data/assets", "/data/backups", "/data/postgres/pgdata", "/data/traefik"]) {
    expect(text).toContain(`\n#   ${path}\n`);
  }
  expect(text).toContain("--label-add data=true");
  expect(prepare(newDocker("next")).stdout).toMatch(
    /stack deploy --with-registry-auth -c stack\.yml shop\n[\s\S]*-c jobs\/release\.yml shop-jobs\n.*-c jobs\/backup\.yml shop-backups\n$/,
  );
});
