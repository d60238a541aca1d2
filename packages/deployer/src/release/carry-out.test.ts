import { RemoteError } from "@django-swarm/environment";
import { Ledger } from "../ledger/ledger";
import type { LedgerRecord } from "../ledger/ledger-entry";
import type { ImageFacts } from "../migrations/image-facts";
import { MemoryMirror } from "../testing/simulation/memory-mirror";
import { Random } from "../testing/simulation/random";
import { SimulatedCluster } from "../testing/simulation/simulated-cluster";
import { silentReporter, simulatedSite } from "../testing/simulation/simulated-site";
import { SimulatedSwarm } from "../testing/simulation/simulated-swarm";
import { GOOD_RELEASE as GOOD, type SimulatedRelease, simulatedTarget } from "../testing/simulation/simulated-target";
import { VirtualTime } from "../testing/simulation/virtual-time";
import { type Carried, carryOut, type Order } from "./carry-out";

const NAME = "sim";
const DUMP = "/data/postgres/dumps/sim.dump";

/** A swarm in virtual time on which version 1 was released, and what is asked of images. */
async function world() {
  const time = new VirtualTime();
  const swarm = new SimulatedSwarm(time, new Random(1), NAME);
  const mirror = new MemoryMirror();
  const steps: (string | undefined)[] = [];
  const cluster = new SimulatedCluster(swarm, NAME, []);
  const interruption = new AbortController().signal;
  const reporter = silentReporter((id) => steps.push(id));
  const site = simulatedSite({ environmentName: NAME, swarm, cluster, mirror, reporter, interruption });
  const release = (changes: Partial<SimulatedRelease>, order: Partial<Order> = {}): Promise<Carried> => {
    steps.length = 0;
    return time.settle(
      carryOut(site, {
        target: simulatedTarget(NAME, { ...GOOD, ...changes }),
        releaser: { actor: "ada@laptop", gitSha: undefined },
        stateDigest: undefined,
        errorBudget: 0,
        prepare: async () => undefined,
        examiner: undefined,
        loginJob: undefined,
        ...order,
      }),
    );
  };
  const records = (): Promise<readonly LedgerRecord[]> => time.settle(new Ledger(cluster, NAME, mirror).read());
  const images = (): readonly string[] =>
    [...swarm.services.values()].map(({ spec }) => spec.TaskTemplate.ContainerSpec.Image).sort();
  await release({});
  return { release, records, images, steps };
}

const operation = { description: "Remove field a", reversible: true, touchesDatabase: true };
const migration = (kind: string) => ({ app: "posts", name: `0002_${kind}` });
const facts = (...pending: readonly ("AddField" | "RemoveField")[]): ImageFacts => ({
  applied: [{ app: "posts", name: "0001_initial" }],
  pending: pending.map((kind) => ({
    ...migration(kind),
    newApp: false,
    operations: [{ ...operation, kind }],
  })),
  staticFiles: "s",
});

/** The database without the column, as any version finds it. */
const dropped: ImageFacts = { ...facts(), applied: [migration("RemoveField")] };

/** An image's answers, one after the other; the last one for good. */
function examiner(allowed: boolean, ...answers: readonly ImageFacts[]): NonNullable<Order["examiner"]> {
  let asked = 0;
  return {
    facts: async () => answers[Math.min(asked++, answers.length - 1)],
    dump: async () => DUMP,
    consents: { irreversibleMigrations: allowed, withoutDump: false },
  };
}

test("images that cannot be pulled: untouched, and no release in the ledger", async () => {
  const { release, records, images } = await world();
  const before = images();
  const refused = new RemoteError("Not every image can be pulled.", { code: "images/not-pulled" });
  await expect(release({ version: 2 }, { prepare: () => Promise.reject(refused) })).rejects.toBe(refused);
  expect(images()).toEqual(before);
  expect(await records()).toHaveLength(1);
});

describe("migrations that going back would not undo", () => {
  test("are refused, untouched, without their flag", async () => {
    const { release, records, images } = await world();
    const before = images();
    await expect(release({ version: 2 }, { examiner: examiner(false, facts("RemoveField")) })).rejects.toMatchObject({
      code: "migrations/irreversible",
      details: ["posts.0002_RemoveField: Remove field a: drops a column or a table"],
    });
    expect(images()).toEqual(before);
    expect(await records()).toHaveLength(1);
  });

  test("are dumped before, recorded, and not gone back behind: by this release and those after it", async () => {
    const { release, records } = await world();
    const order = { examiner: examiner(true, facts("RemoveField")) };
    await expect(release({ version: 2, web: "crash" }, order)).rejects.toMatchObject({
      code: "release/irreversible",
      state: "needs-attention",
      hint: expect.stringMatching(
        /Forward: .*Back: restore \/data\/postgres\/dumps\/sim.dump.*deployer rollback 1 sim/,
      ),
    });
    const migrations = [{ app: "posts", name: "0002_RemoveField", oneWay: [expect.stringContaining("drops")] }];
    expect((await records()).at(-1)).toMatchObject({
      entry: { migrations, dump: DUMP },
      conclusion: { outcome: "failed" },
    });

    const next = { examiner: examiner(false, dropped) };
    await expect(release({ version: 3, web: "crash" }, next)).rejects.toMatchObject({ code: "release/irreversible" });
    await expect(release({ version: 4 }, next)).resolves.toMatchObject({ outcome: "released" });
    await expect(release({ version: 5, web: "crash" }, next)).rejects.toMatchObject({ state: "rolled-back" });
  });

  test("that another version has, and that have not run, keep nobody from going back", async () => {
    const { release } = await world();
    const order = { examiner: examiner(true, facts("RemoveField"), facts("RemoveField"), facts()) };
    await expect(release({ version: 2, job: "job-fails" }, order)).rejects.toMatchObject({ state: "rolled-back" });
    // From a branch without it.
    await expect(release({ version: 3, web: "crash" }, order)).rejects.toMatchObject({ state: "rolled-back" });
  });

  test.each<[string, ImageFacts, string, string]>([
    ["has run none of them", facts("RemoveField"), "rolled-back", "not-switched"],
    ["has run them", dropped, "needs-attention", "failed"],
  ])("a job that fails and %s", async (_name, after, state, outcome) => {
    const { release, records } = await world();
    const order = { examiner: examiner(true, facts("RemoveField"), after) };
    await expect(release({ version: 2, job: "job-fails" }, order)).rejects.toMatchObject({ state });
    expect((await records()).at(-1)?.conclusion?.outcome).toBe(outcome);
  });

  test("a migration that can be undone needs no flag and no dump, and is gone back behind", async () => {
    const { release, records, steps } = await world();
    const order = { examiner: examiner(false, facts("AddField")) };
    await expect(release({ version: 2, web: "crash" }, order)).rejects.toMatchObject({ state: "rolled-back" });
    expect(steps).not.toContain("dump");
    expect((await records()).at(-1)?.entry.migrations).toEqual([{ app: "posts", name: "0002_AddField" }]);
  });
});

test("the job is left out where the image has nothing new for it", async () => {
  const { release, steps } = await world();
  const order = { examiner: examiner(false, facts()) };
  await release({ version: 2 }, order);
  expect(steps).toContain("release-job");
  await release({ version: 3 }, order);
  expect(steps).not.toContain("release-job");
  await release({ version: 4 }, { examiner: examiner(false, { ...facts(), staticFiles: "other" }) });
  expect(steps).toContain("release-job");
  await release({ version: 5 }, { examiner: examiner(false, { ...facts("AddField"), staticFiles: "other" }) });
  expect(steps).toContain("release-job");
});

describe("another database password", () => {
  const login = (secret: string) => ({ role: `app_${secret}`, secret });
  /** Jobs that do nothing, and what they were to do. */
  function logins(job: "job-good" | "job-fails" = "job-good") {
    const done: string[] = [];
    const loginJob: NonNullable<Order["loginJob"]> = ({ action, login: { role }, image, secretNames }) => {
      done.push(`${action} ${role} on ${image}`);
      expect(secretNames).toContain("sim_KEY_1");
      return { yaml: `services:\n  login:\n    image: "job@${job}-1"\n`, configs: new Map() };
    };
    return { done, loginJob };
  }
  const at = (changes: Partial<SimulatedRelease>, secret: string) => ({
    ...simulatedTarget(NAME, { ...GOOD, ...changes }),
    login: login(secret),
  });

  test("is let in before the job and the switch, and alone after them; the same is not let in again", async () => {
    const { release, records, steps } = await world();
    const { done, loginJob } = logins();
    await release({}, { target: at({ version: 2 }, "a"), loginJob });
    expect(done).toEqual(["grant app_a on postgres@good-1", "revoke app_a on postgres@good-1"]);
    const order = steps.filter((id) => /login|release-job|switch|conclude/.test(id ?? ""));
    expect(order).toEqual(["grant-login", "release-job", "switch", "revoke-logins", "conclude"]);
    expect((await records()).at(-1)?.entry.login).toEqual(login("a"));

    await release({}, { target: at({ version: 3 }, "a"), loginJob });
    expect(done).toHaveLength(2);
  });

  test("is shut out again by a release that goes back, whether it was switched or not", async () => {
    const { release } = await world();
    const { done, loginJob } = logins();
    await release({}, { target: at({ version: 2 }, "a"), loginJob });
    for (const broken of [{ web: "crash" }, { job: "job-fails" }] as const) {
      done.length = 0;
      const target = at({ version: 3, ...broken }, "b");
      await expect(release({}, { target, loginJob })).rejects.toMatchObject({ state: "rolled-back" });
      expect(done.map((line) => line.replace(/ on .*/, ""))).toEqual([
        "grant app_b",
        ...(broken.web ? ["grant app_a"] : []),
        "revoke app_a",
      ]);
    }
  });

  test("that cannot be set: nothing was switched", async () => {
    const { release, records, steps } = await world();
    const { loginJob } = logins("job-fails");
    await expect(release({}, { target: at({ version: 2 }, "a"), loginJob })).rejects.toMatchObject({
      code: "release/login-failed",
      state: "rolled-back",
    });
    expect(steps).not.toContain("switch");
    expect((await records()).at(-1)?.conclusion?.outcome).toBe("not-switched");
  });
});
