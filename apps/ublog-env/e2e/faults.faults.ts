import { STEP_NAMES, type StepName } from "@django-swarm/deployer";
import { onHost, typed } from "./rehearsal";
import { cut, errorOf, type Fault, history, kill, reached, run } from "./release-run";
import { siteIsBack } from "./ublog";
import {
  addsStaticFile,
  dropsColumn,
  liveVersion,
  otherVersion,
  publishBroken,
  publishChanged,
  publishGood,
} from "./versions";

/** What makes a release come to a step that it does not always come to. */
const LEADS_TO: Readonly<Record<StepName, () => undefined | Promise<string>>> = {
  "read-ledger": () => undefined,
  "pull-images": () => undefined,
  "examine-image": () => undefined,
  dump: async () => publishChanged(await otherVersion(), dropsColumn(`Aside${Date.now()}`)),
  begin: () => undefined,
  "create-objects": () => undefined,
  "start-data-services": () => {
    onHost("docker service rm ublog-rehearsal_redis");
    return undefined;
  },
  "grant-login": newPassword,
  "release-job": async () => publishChanged(await otherVersion(), addsStaticFile(`file-${Date.now()}`)),
  switch: () => undefined,
  verify: () => undefined,
  "remove-dropped": () => {
    const image = onHost(
      "docker service inspect -f '{{.Spec.TaskTemplate.ContainerSpec.Image}}' ublog-rehearsal_nginx",
    );
    onHost(
      `docker service create --quiet --detach --name ublog-rehearsal_dropped --label com.docker.stack.namespace=ublog-rehearsal --restart-condition none ${image.trim()} true`,
    );
    return undefined;
  },
  "revoke-logins": newPassword,
  conclude: () => undefined,
  prune: () => undefined,
  "roll-back": () => publishBroken("exits at boot"),
};

/** Another database password is to be let in, and the one before it shut out. */
function newPassword(): undefined {
  typed("deployer secrets set POSTGRES_PASSWORD ublog-rehearsal --yes", { input: `password ${Date.now()}` });
  return undefined;
}

/** Old or new, one of them runs as a whole; and the next release is whole. */
async function converges(): Promise<void> {
  const version = await otherVersion();
  expect((await run(`release ublog-rehearsal --tag ${await publishGood(version)}`)).code).toBe(0);
  expect(await liveVersion()).toBe(version);
  expect(history().at(-1)?.outcome).toBe("released");
  expect(history().every(({ outcome }) => outcome !== undefined)).toBe(true);
  await siteIsBack();
}

async function strikeAt(at: StepName, fault: Fault): Promise<Awaited<ReturnType<typeof run>>> {
  const broken = await LEADS_TO[at]();
  const tag = broken ?? (await publishGood(await otherVersion()));
  const struck = await run(`release ublog-rehearsal --tag ${tag} --allow-irreversible-migrations`, { at, fault });
  expect(reached(struck, at)).toBe(true);
  return struck;
}

describe.each(STEP_NAMES)("at the step %s", (step) => {
  test("cut off: it connects again and ends as it would have", async () => {
    const struck = await strikeAt(step, cut);
    expect(struck.code).toBe(step === "roll-back" ? 4 : 0);
    await converges();
  });

  test("killed: the next release puts it right", async () => {
    const struck = await strikeAt(step, kill);
    expect(struck.code).toBeNull();
    await converges();
  });
});

describe("the daemon is killed", () => {
  test.each(["release-job", "switch", "verify"] as const)("at the step %s: old or new, whole", async (step) => {
    const struck = await strikeAt(step, () => onHost("sudo systemctl kill --signal=KILL docker"));
    expect([0, 4]).toContain(struck.code);
    await siteIsBack();
    await converges();
  });
});

test.each(Array.from({ length: 10 }, (_, index) => index + 1))("two releases at once, time %i", async () => {
  const tag = await publishGood(await otherVersion());
  const runs = await Promise.all([1, 2].map(() => run(`release ublog-rehearsal --tag ${tag}`)));
  expect(runs.map(({ code }) => code).sort()).toEqual([0, 3]);
  const refused = runs.find(({ code }) => code === 3);
  expect(["lock/held", "plan/outdated"]).toContain(refused && errorOf(refused)?.["code"]);
});
