import { setTimeout as sleep } from "node:timers/promises";
import { readNodes } from "./nodes";
import { ask, eventually, onHost, typed } from "./rehearsal";
import { post, readPost, siteIsBack, taskResult, writePost } from "./ublog";
import { visitors } from "./visitors";

/** As somebody would change `host.instanceType` in the environment's file. */
const SMALL = { env: { DJANGO_SWARM_INSTANCE_TYPE: "t4g.micro" } };
const STACK = "apps/ublog-env/cdktf.out/stacks/ublog-rehearsal";
const GIB = 2 ** 30;

/** What the machine of the host was given. */
const hostMemory = (): number => {
  const id = typed(`terraform -chdir=${STACK} output -raw manager_instance_id`).trim();
  return Number(typed(`docker inspect -f '{{.HostConfig.Memory}}' ${id}`));
};
const becomes = (bytes: number): Promise<true> =>
  eventually(() => {
    const ready = hostMemory() === bytes && readNodes().every(({ state }) => state === "ready");
    return ready || undefined;
  }, 400_000);

/** How many processes of this host the kernel has ended for want of memory, in any of its cgroups, v1 or v2. */
const killed = (): number =>
  Number(
    onHost(
      // Their names hold backslashes.
      "find /sys/fs/cgroup '(' -name memory.oom_control -o -name memory.events ')' -print0 | xargs -0 awk '$1 == \"oom_kill\" { n += $2 } END { print n + 0 }'",
    ),
  );

const serviceOf = (name: string) => JSON.parse(onHost(`docker service inspect ublog-rehearsal_${name}`))[0].Spec;

afterAll(async () => {
  typed("cdktf deploy ublog-rehearsal --auto-approve");
  await becomes(2 * GIB);
  typed("deployer release ublog-rehearsal --yes --allow-stateful-restart");
  await siteIsBack();
});

test("a host becomes one of 1 GiB in place, and a release fits its services to it", async () => {
  const written = await writePost("before the host was made smaller");
  typed("cdktf deploy ublog-rehearsal --auto-approve", SMALL);
  await becomes(GIB);
  typed("deployer release ublog-rehearsal --yes --allow-stateful-restart", SMALL);
  await siteIsBack();
  expect(await readPost(written.id)).toBe(written.body);
  const gunicorn = serviceOf("gunicorn");
  expect(gunicorn.Mode.Replicated.Replicas).toBe(1);
  expect(gunicorn.TaskTemplate.Resources.Limits.MemoryBytes).toBe(144 * 2 ** 20);
  expect(typed("deployer release ublog-rehearsal --yes", SMALL)).toMatch(/nothing to change/i);
});

test("it serves: pages, posts, tasks, and 300 visits by three at once", async () => {
  expect((await ask("/")).status).toBe(200);
  expect((await ask("/admin/login/")).status).toBe(200);
  const written = await writePost("on a host of 1 GiB");
  const started = await post("/api/tasks/", { post: written.id });
  expect(await taskResult(started.json.id)).toMatchObject({ posts: 1 });
  let asked = 0;
  expect(await visitors(written.id, () => ++asked > 300)).toEqual({ served: 300, lost: [] });
});

test("gunicorn, workers and nginx are replaced at once while visitors notice nothing, and nobody is killed", async () => {
  const written = await writePost("while everything is replaced");
  let done = false;
  const visited = visitors(written.id, () => done);
  try {
    for (const name of ["gunicorn", "celery-worker", "nginx"]) {
      onHost(`docker service update --quiet --force --detach ublog-rehearsal_${name}`);
    }
    await eventually(() => {
      const states = ["gunicorn", "celery-worker", "nginx"].map((name) =>
        onHost(`docker service inspect -f '{{.UpdateStatus.State}}' ublog-rehearsal_${name}`).trim(),
      );
      return states.every((state) => state === "completed") || undefined;
    }, 400_000);
    // Those that were replaced end what they have begun.
    await sleep(15_000);
  } finally {
    done = true;
  }
  const { served, lost } = await visited;
  expect(lost).toEqual([]);
  expect(served).toBeGreaterThan(50);
  await siteIsBack();
  expect(killed()).toBe(0);
  process.stdout.write(onHost("docker stats --no-stream --format 'table {{.Name}}\\t{{.MemUsage}}'"));
});
