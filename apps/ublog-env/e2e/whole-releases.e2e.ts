import { onHost, type, typed } from "./rehearsal";
import { cut, errorOf, history, kill, reached, run } from "./release-run";
import { readPost, siteIsBack, writePost } from "./ublog";
import { liveVersion, otherVersion, publishBroken, publishGood } from "./versions";

/** Image and tag of every service, as the swarm has them. */
const services = (): string =>
  onHost(
    `docker service ls -q | xargs docker service inspect -f '{{.Spec.Name}} {{.Spec.TaskTemplate.ContainerSpec.Image}} {{index .Spec.Labels "django-swarm.tag"}}' | sort`,
  );
const release = (tag: string) => run(`release ublog-rehearsal --tag ${tag}`);

/** A release of a version that works and does not run yet. */
async function switchVersion(): Promise<{ readonly version: string; readonly tag: string }> {
  const version = await otherVersion();
  const tag = await publishGood(version);
  expect((await release(tag)).code).toBe(0);
  return { version, tag };
}

describe("a release that fails leaves the whole one before it", () => {
  test.each([
    ["exits at boot", "release/not-converged", /exits with code 3/, "ModuleNotFoundError: No module named newthing"],
    ["health check answers 500", "release/not-converged", /health check fails/, "500"],
    ["its migration fails", "release/job-failed", /nothing was switched/, "RuntimeError: column is in use"],
  ] as const)("%s", async (how, code, words, line) => {
    const before = services();
    const written = await writePost(how);
    const failed = await release(await publishBroken(how));
    expect(failed.code).toBe(4);
    expect(errorOf(failed)).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(JSON.stringify(errorOf(failed)?.["details"])).toContain(line);
    expect(services()).toBe(before);
    expect(history().at(-1)?.outcome).toBe(how === "its migration fails" ? "not-switched" : "rolled-back");
    expect(await readPost(written.id)).toBe(written.body);
    await siteIsBack();
  });

  test("an image that is not there: refused, untouched", async () => {
    const before = services();
    const failed = await release("no-such-tag");
    expect(failed.code).toBe(3);
    expect(services()).toBe(before);
  });
});

test("an image changed by hand is told by the plan, and put back by a release", async () => {
  const before = services();
  const image = onHost(
    "docker service inspect -f '{{.Spec.TaskTemplate.ContainerSpec.Image}}' ublog-rehearsal_nginx",
  ).trim();
  onHost(
    `docker service update --quiet --no-resolve-image --image ${image.split("@")[0]}@${image.split("@")[1]} --env-add BY_HAND=1 ublog-rehearsal_nginx`,
  );
  onHost("docker service scale ublog-rehearsal_gunicorn=3");
  const plan = typed("deployer plan ublog-rehearsal");
  expect(plan).toMatch(/by hand: .*Env\.BY_HAND: \+ sha256:/);
  expect(plan).toMatch(/by hand: Mode\.Replicated\.Replicas: 2 → 3/);
  expect((await run("release ublog-rehearsal")).code).toBe(0);
  expect(services()).toBe(before);
  expect(onHost("docker service inspect -f '{{.Spec.Mode.Replicated.Replicas}}' ublog-rehearsal_gunicorn").trim()).toBe(
    "2",
  );
  expect(typed("deployer plan ublog-rehearsal")).toMatch(/Nothing to change/);
});

test("a plan is carried out exactly, once: then the swarm has moved", async () => {
  const tag = await publishGood(await otherVersion());
  typed(`deployer plan ublog-rehearsal --tag ${tag} --out .rehearsal/release.plan`);
  expect((await run("release ublog-rehearsal --plan .rehearsal/release.plan")).code).toBe(0);
  const again = await run("release ublog-rehearsal --plan .rehearsal/release.plan");
  expect(again.code).toBe(3);
  expect(errorOf(again)).toMatchObject({ code: "plan/outdated" });
  typed("sed -i 's/sha256:[0-9a-f]/sha256:0/' .rehearsal/release.plan");
  expect((await run("release ublog-rehearsal --plan .rehearsal/release.plan")).code).toBe(2);
});

test("two releases at once: one goes on, the other says who holds the lock, untouched", async () => {
  const tag = await publishGood(await otherVersion());
  const [one, other] = await Promise.all([release(tag), release(tag)]);
  const codes = [one.code, other.code].sort();
  expect(codes).toEqual([0, 3]);
  const refused = one.code === 3 ? one : other;
  expect(["lock/held", "plan/outdated"]).toContain(errorOf(refused)?.["code"]);
});

test("cut off in the switch, it connects again and ends well", async () => {
  const tag = await publishGood(await otherVersion());
  const cutOff = await run(`release ublog-rehearsal --tag ${tag}`, { at: "switch", fault: cut });
  expect(reached(cutOff, "switch")).toBe(true);
  expect(cutOff.code).toBe(0);
});

test("killed in the switch, the next release takes over and is whole", async () => {
  const version = await otherVersion();
  const tag = await publishGood(version);
  const killed = await run(`release ublog-rehearsal --tag ${tag}`, { at: "switch", fault: kill });
  expect(killed.code).toBeNull();
  const next = await release(tag);
  expect(next.code).toBe(0);
  expect(await liveVersion()).toBe(version);
  expect(
    history()
      .slice(-2)
      .map(({ outcome }) => outcome),
  ).toEqual(["interrupted", "released"]);
});

test("rollback brings the release before it back, by number, too, without a registry", async () => {
  const first = await switchVersion();
  const second = await switchVersion();
  const number = history().at(-2)?.number;
  expect(history().at(-2)?.tag).toBe(first.tag);
  expect((await run("rollback ublog-rehearsal")).code).toBe(0);
  expect(await liveVersion()).toBe(first.version);
  expect((await run(`rollback ${Number(number) + 1} ublog-rehearsal`)).code).toBe(0);
  expect(await liveVersion()).toBe(second.version);
  const { status, stderr } = type("deployer rollback 999 ublog-rehearsal --yes");
  expect(status).toBe(2);
  expect(stderr).toContain("deployer history ublog-rehearsal");
});

test("images that no release needs are gone from the host; those of the way back are there", () => {
  const onDisk = onHost("docker image ls --digests --format '{{.Repository}}@{{.Digest}}'").split("\n");
  const imagesOf = (outcome: string): readonly string[] =>
    history().flatMap((recorded) => (recorded.outcome === outcome ? [recorded.chosen.backend.reference] : []));
  const neverSwitched = imagesOf("not-switched");
  expect(neverSwitched.length).toBeGreaterThan(0);
  expect(onDisk.filter((image) => neverSwitched.includes(image))).toEqual([]);
  expect(onDisk).toEqual(expect.arrayContaining([...imagesOf("released").slice(-2)]));
});

test("a lock that was broken by hand: told what it breaks, and free", () => {
  const said = type("deployer unlock ublog-rehearsal --yes");
  expect(said.status).toBe(0);
  expect(said.stdout).toContain("is not locked");
});
