import { eventually, onHost } from "./rehearsal";
import { errorOf, history, run } from "./release-run";
import { readPost, siteIsBack, writePost } from "./ublog";
import { addsTable, liveVersion, otherVersion, publishChanged, publishGood } from "./versions";

/** What the host, the disk or the application's own manners do to a release. After each: old or new, whole. */

const release = (tag: string) => run(`release ublog-rehearsal --tag ${tag}`);
const lastOutcome = (): string | undefined => history().at(-1)?.outcome;

/** Less than a web server reserves. */
const SPARE_BYTES = 20_000_000;

interface ServiceSpec {
  readonly Spec: {
    readonly Mode: { readonly Replicated?: { readonly Replicas: number } };
    readonly TaskTemplate: { readonly Resources?: { readonly Reservations?: { readonly MemoryBytes?: number } } };
  };
}

/** What the swarm's only node could still promise, in bytes. */
function unreservedMemory(): number {
  const services: readonly ServiceSpec[] = JSON.parse(onHost("docker service ls -q | xargs docker service inspect"));
  const reserved = services.map(
    ({ Spec: { Mode, TaskTemplate } }) =>
      (Mode.Replicated?.Replicas ?? 1) * (TaskTemplate.Resources?.Reservations?.MemoryBytes ?? 0),
  );
  const total = Number(onHost("docker node inspect self -f '{{.Description.Resources.MemoryBytes}}'"));
  return reserved.reduce((rest, bytes) => rest - bytes, total);
}

/** Releases a version that works, and sees it whole. */
async function converges(wanted?: string): Promise<void> {
  const version = wanted ?? (await otherVersion());
  expect((await release(await publishGood(version))).code).toBe(0);
  expect(await liveVersion()).toBe(version);
  expect(lastOutcome()).toBe("released");
  await siteIsBack();
}

test("no node has room for the new task beside the old: said so, the old release goes on", async () => {
  const before = await liveVersion();
  const image = onHost("docker service inspect -f '{{.Spec.TaskTemplate.ContainerSpec.Image}}' ublog-rehearsal_nginx");
  onHost(
    `docker service create --quiet --detach --name glutton --restart-condition none \\
       --reserve-memory ${unreservedMemory() - SPARE_BYTES} ${image.trim()} sleep 3600`,
  );
  try {
    // Tasks that are ending keep what they reserved until then.
    await eventually(
      () => onHost("docker service ps --filter desired-state=running glutton").includes("Running ") || undefined,
    );
    const failed = await release(await publishGood(await otherVersion()));
    expect(failed.code).toBe(4);
    expect(JSON.stringify(errorOf(failed))).toMatch(/insufficient resources|no node/);
    expect(await liveVersion()).toBe(before);
    expect(lastOutcome()).toBe("rolled-back");
  } finally {
    onHost("docker service rm glutton");
  }
  await converges();
});

test("a port of the site is taken by something else on the host: named; once it is free the next release is whole", async () => {
  const version = await otherVersion();
  const tag = await publishGood(version);
  const image = onHost("docker service inspect -f '{{.Spec.TaskTemplate.ContainerSpec.Image}}' ublog-rehearsal_nginx");
  onHost("docker service scale ublog-rehearsal_traefik=0");
  onHost(
    `until ! docker ps -q --filter label=com.docker.swarm.service.name=ublog-rehearsal_traefik | grep -q .; do sleep 1; done
     docker run --detach --rm --name squatter --publish 443:443 ${image.trim()} sleep 3600`,
  );
  try {
    const failed = await release(tag);
    expect(failed.code).toBeGreaterThan(3);
    expect(JSON.stringify(errorOf(failed))).toContain("port 443 is taken on the host by the container squatter");
  } finally {
    onHost("docker rm --force squatter");
  }
  // Nothing answers that could be asked which version is live.
  await converges(version);
});

test("Postgres's disk is full: a migration that finds no room fails, the old release goes on, and every post is there", async () => {
  const before = await liveVersion();
  const written = await writePost("before the disk was full");
  onHost("sudo sh -c 'dd if=/dev/zero of=/data/postgres/fill bs=1M 2>/dev/null; true'");
  let failed: Awaited<ReturnType<typeof run>>;
  try {
    failed = await release(await publishChanged(await otherVersion(), addsTable(`Large${Date.now()}`, 200)));
    const why = expect.stringMatching(/No space left on device/);
    expect({ code: failed.code, error: JSON.stringify(errorOf(failed)) }).toEqual({ code: 4, error: why });
    expect(lastOutcome()).toBe("not-switched");
  } finally {
    onHost("sudo rm -f /data/postgres/fill");
  }
  await siteIsBack();
  expect(await liveVersion()).toBe(before);
  expect(await readPost(written.id)).toBe(written.body);
  await converges();
});

test("a web server that needs half a minute before it answers is waited for", async () => {
  const version = await otherVersion();
  const tag = await publishChanged(version, ["sed -i '1i import time; time.sleep(25)' ublog/wsgi.py"]);
  expect((await release(tag)).code).toBe(0);
  expect(await liveVersion()).toBe(version);
  await converges();
});

test("a worker that ignores SIGTERM is replaced all the same", async () => {
  const ignores = [
    `printf '\\nimport signal\\nfrom celery.signals import worker_ready\\n@worker_ready.connect\\ndef ignore(**_):\\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\\n' >>ublog/celery.py`,
  ];
  expect((await release(await publishChanged(await otherVersion(), ignores))).code).toBe(0);
  await converges();
});

test("a service that somebody removed by hand comes back", async () => {
  onHost("docker service rm ublog-rehearsal_celery-worker");
  expect((await run("release ublog-rehearsal")).code).toBe(0);
  expect(onHost("docker service ls --format '{{.Name}} {{.Replicas}}'")).toMatch(/celery-worker [1-9]\/[1-9]/);
  await siteIsBack();
});
