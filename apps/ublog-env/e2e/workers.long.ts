import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { publishVersion } from "@django-swarm/rehearsal";
import { rehearsalOptions } from "../src/rehearsal-options";
import { output, s3, ssm } from "./aws";
import { nodesOf, readNodes, type SwarmNode } from "./nodes";
import { giveFreshTokens, letTokensDie, restoreTokens } from "./registry-tokens";
import { ask, eventually, inRehearsal, onHost, root, type, typed } from "./rehearsal";
import { post, readPost, siteIsBack, taskResult, writePost } from "./ublog";
import { visitors } from "./visitors";

/** As somebody would change `workers` in the environment's file. */
const GROWN = { env: { DJANGO_SWARM_WORKERS: "2" } };
const STACK = "apps/ublog-env/cdktf.out/stacks/ublog-rehearsal";

const workersOf = (nodes: readonly SwarmNode[]) => nodes.filter(({ role }) => role === "worker");
const manager = (): string => readNodes().find(({ role }) => role === "manager")?.hostname ?? "";
const tagThatRuns = (): string =>
  onHost(`docker service inspect ublog-rehearsal_gunicorn -f '{{index .Spec.Labels "django-swarm.tag"}}'`).trim();

/** Waits until the manager and two workers are ready; which they are. */
const threeAreReady = (): Promise<readonly SwarmNode[]> =>
  eventually(() => {
    const ready = readNodes().filter(({ state }) => state === "ready");
    return ready.length === 3 ? ready : undefined;
  }, 400_000);

const workerOutputs = (name: string): readonly string[] =>
  JSON.parse(typed(`terraform -chdir=${STACK} output -json ${name}`));

/** As {@link typed}, while this process goes on. */
const typing = (line: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = "";
    const child = spawn("/bin/sh", ["-c", `. .rehearsal/env; ${line} 2>&1`], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(printed) : reject(new Error(`${line}\n${printed}`))));
  });

test("two workers join by themselves, labelled", async () => {
  typed("cdktf deploy ublog-rehearsal --auto-approve", GROWN);
  const workers = workersOf(await threeAreReady());
  expect(workers.map(({ label }) => label)).toEqual(["worker", "worker"]);
  // 0: nothing to change.
  expect(type(`terraform -chdir=${STACK} plan -detailed-exitcode`).status).toBe(0);
  expect(workers.map(({ address }) => address).sort()).toEqual([...workerOutputs("worker_private_ips")].sort());
});

test("what they joined with is in no state, user data, log or argument", async () => {
  const Name = "/ublog-rehearsal/swarm/worker-join-token";
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name, WithDecryption: true }));
  expect(Parameter).toMatchObject({ Type: "SecureString", Value: expect.stringMatching(/^SWMTKN-1-/) });
  const { Body } = await s3.send(
    new GetObjectCommand({ Bucket: "ublog-terraform-state", Key: "ublog-rehearsal/host.tfstate" }),
  );
  const onEach = workerOutputs("worker_instance_ids").map((id) =>
    typed(`docker exec ${id} sh -c 'journalctl -b --no-pager; ps axww -o args; cat /hw/imds/user-data'`),
  );
  const texts = [
    (await Body?.transformToString()) ?? "",
    readFileSync(join(root, STACK, "cdk.tf.json"), "utf8"),
    onHost("sudo journalctl -b --no-pager; ps axww -o args"),
    ...onEach,
  ];
  expect(texts.filter((text) => text.includes(Parameter?.Value as string))).toEqual([]);
  expect(onEach.filter((text) => text.includes("a node of"))).toHaveLength(2);
});

test("a release puts gunicorn on every node, and what keeps data on the manager; then it has nothing to change", () => {
  // More web servers want more connections of Postgres.
  typed("deployer release ublog-rehearsal --yes --allow-stateful-restart", GROWN);
  const workers = workersOf(readNodes()).map(({ hostname }) => hostname);
  expect(nodesOf("gunicorn-on-workers")).toEqual(workers.sort());
  for (const service of ["traefik", "nginx", "gunicorn", "celery-beat", "postgres", "redis"]) {
    expect(new Set(nodesOf(service))).toEqual(new Set([manager()]));
  }
  expect(typed("deployer release ublog-rehearsal --yes", GROWN)).toMatch(/nothing to change/i);
  expect(typed("deployer manage ublog-rehearsal check", GROWN)).toMatch(/no issues/);
});

test("the workers' gunicorns answer visitors", async () => {
  for (let asked = 0; asked < 12; asked++) expect((await ask("/api/version/")).status).toBe(200);
  const logs = onHost("docker service logs --raw ublog-rehearsal_gunicorn-on-workers 2>&1");
  expect(logs).toMatch(/GET \/api\/version\/ /);
});

test("a worker that cannot pull is named before anything is changed; once it can, the release goes on", async () => {
  const [id] = workerOutputs("worker_instance_ids");
  const [address] = workerOutputs("worker_private_ips");
  const worker = readNodes().find((node) => node.address === address)?.hostname;
  const registry = output("backend_repository_url").split("/")[0];
  const onWorker = (script: string): string => typed(`docker exec -i ${id} sh -e`, { input: script });
  const route = `blackhole "$(getent ahostsv4 ${registry} | cut -d' ' -f1 | head -n 1)"`;
  const versions = (): string =>
    onHost(`docker service ls -q | xargs docker service inspect -f '{{.Spec.Name}} {{.Version.Index}}'`);
  const tag = await publishVersion(rehearsalOptions, (await ask("/api/version/")).json.version === "7" ? "8" : "7");
  const before = versions();
  onWorker(`ip route add ${route}`);
  const refused = type(`deployer release ublog-rehearsal --tag ${tag} --yes`, GROWN);
  onWorker(`ip route del ${route}`);
  expect(refused).toMatchObject({ status: 3, stderr: expect.stringContaining("nothing was changed") });
  expect(refused.stderr).toContain(`on ${worker}: `);
  expect(versions()).toBe(before);
  const released = typed(`deployer release ublog-rehearsal --tag ${tag} --yes --json`, GROWN);
  expect(released).toContain("pull-images");
  expect(onHost("docker stack ls --format '{{.Name}}'")).not.toContain("pull");
  const images = onWorker(`docker image ls --digests --format '{{.Digest}}'`);
  const image = onHost(
    "docker service inspect -f '{{.Spec.TaskTemplate.ContainerSpec.Image}}' ublog-rehearsal_gunicorn",
  );
  expect(images).toContain(image.trim().split("@")[1]);
});

test("on a node that lacks the image, after the token's death: nothing starts until the manager's timer has run", async () => {
  const [id] = workerOutputs("worker_instance_ids");
  const [address] = workerOutputs("worker_private_ips");
  const worker = readNodes().find((node) => node.address === address)?.hostname;
  const states = (): string =>
    onHost("docker service ps ublog-rehearsal_gunicorn-on-workers --no-trunc --format '{{.CurrentState}} {{.Error}}'");
  // The helper keeps a token for half its life: twelve hours would have emptied its cache.
  const renewCredentials = (): string =>
    onHost("sudo rm -rf /root/.ecr && sudo systemctl start django-swarm-registry-credentials.service");
  // The image goes, and the tasks before it.
  onHost(`docker node update --availability drain ${worker}`);
  const ofTasks = "label=com.docker.swarm.service.name=ublog-rehearsal_gunicorn-on-workers";
  await eventually(() => typed(`docker exec ${id} docker ps -q --filter ${ofTasks}`).trim() === "" || undefined);
  typed(`docker exec ${id} docker system prune --all --force`);
  letTokensDie();
  try {
    onHost(`docker node update --availability active ${worker}`);
    await eventually(() => /No such image|denied|authori[sz]/i.test(states()) || undefined);
    expect(nodesOf("gunicorn-on-workers")).toHaveLength(1);
    giveFreshTokens();
    renewCredentials();
    await eventually(() => nodesOf("gunicorn-on-workers").length === 2 || undefined);
  } finally {
    restoreTokens();
    renewCredentials();
  }
  await siteIsBack();
});

test("once a lost worker is seen down no request is lost, and nothing stored; it comes back by itself", async () => {
  const written = await writePost("before the worker was lost");
  const [id] = workerOutputs("worker_instance_ids");
  const [address] = workerOutputs("worker_private_ips");
  // Whoever powers machines on again looks away, so that it stays off for long enough to be missed.
  const reconciler = Number(readFileSync(inRehearsal("reconciler.pid"), "utf8"));
  process.kill(reconciler, "SIGSTOP");
  try {
    typed(`docker kill ${id}`);
    await eventually(() => readNodes().some((node) => node.address === address && node.state === "down") || undefined);
    let asked = 0;
    const { served, lost } = await visitors(written.id, () => ++asked > 300);
    expect({ served, lost }).toEqual({ served: 300, lost: [] });
    const later = await writePost("after the worker was lost");
    expect(await readPost(later.id)).toBe(later.body);
    const started = await post("/api/tasks/", { post: later.id });
    expect(await taskResult(started.json.id)).toMatchObject({ posts: 1 });
  } finally {
    process.kill(reconciler, "SIGCONT");
  }
  await threeAreReady();
  await eventually(() => nodesOf("gunicorn-on-workers").length === 2 || undefined);
  expect(await readPost(written.id)).toBe(written.body);
});

test("the workers follow when the manager is replaced", async () => {
  const written = await writePost("before the manager was replaced");
  const [tag, swarm] = [tagThatRuns(), onHost("docker info -f {{.Swarm.Cluster.ID}}")];
  typed(`terraform -chdir=${STACK} apply -auto-approve -replace=aws_instance.manager`);
  // The new swarm is empty: nothing there says which tag ran.
  typed(`deployer release ublog-rehearsal --tag ${tag} --yes`, GROWN);
  await threeAreReady();
  expect(onHost("docker info -f {{.Swarm.Cluster.ID}}")).not.toBe(swarm);
  await eventually(() => nodesOf("gunicorn-on-workers").length === 2 || undefined);
  await siteIsBack();
  expect(await readPost(written.id)).toBe(written.body);
});

test("shrunk to none, the workers hand over their tasks and are forgotten; no request is lost", async () => {
  const written = await writePost("before the workers went");
  let gone = false;
  const visited = visitors(written.id, () => gone);
  try {
    await typing("cdktf deploy ublog-rehearsal --auto-approve");
    await eventually(() => readNodes().length === 1 || undefined);
  } finally {
    gone = true;
  }
  const { served, lost } = await visited;
  expect(lost).toEqual([]);
  expect(served).toBeGreaterThan(100);
  const said = onHost("sudo journalctl -b -u django-swarm-nodes --no-pager");
  expect(said.match(/leaves: its tasks move/g)).toHaveLength(2);
  expect(said.match(/is gone/g)).toHaveLength(2);
  typed("deployer release ublog-rehearsal --yes --allow-stateful-restart");
  await siteIsBack();
  expect(await readPost(written.id)).toBe(written.body);
});
