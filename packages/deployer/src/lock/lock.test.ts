import type { Fault } from "../testing/simulation/fault";
import { Random } from "../testing/simulation/random";
import { SimulatedCluster } from "../testing/simulation/simulated-cluster";
import { SimulatedSwarm } from "../testing/simulation/simulated-swarm";
import { VirtualTime } from "../testing/simulation/virtual-time";
import { findLock } from "./find-lock";
import { Lock, STALE_MS } from "./lock";
import { parseLock } from "./lock-record";
import { readLock, unlock } from "./unlock";

const NAME = "ublog";

/** A swarm in virtual time, and deployers that can take its lock. */
function world() {
  const time = new VirtualTime();
  const swarm = new SimulatedSwarm(time, new Random(1), NAME);
  const cluster = (faults: readonly Fault[] = []) => new SimulatedCluster(swarm, NAME, faults);
  const acquire = (token: string, on = cluster(), fenceFloor = 0) =>
    Lock.acquire(on, {
      environmentName: NAME,
      token,
      holder: `${token}@laptop`,
      reason: `release ${token}`,
      fenceFloor: async () => fenceFloor,
      signal: new AbortController().signal,
    });
  const settle = <T>(work: Promise<T>): Promise<T> => time.settle(work);
  const pass = (ms: number): Promise<void> => settle(time.sleep(ms));
  return { time, swarm, cluster, acquire, settle, pass };
}

const freezeAt = (call: number, ms: number): Fault => ({ call, kind: "freeze", after: true, ms });

describe("Lock", () => {
  test("taken, given back, taken again: the fencing number rises", async () => {
    const { acquire, settle } = world();
    const first = await settle(acquire("a"));
    await settle(first.release());
    const second = await settle(acquire("b"));
    expect([first.fence.number, second.fence.number]).toEqual([1, 2]);
  });

  test("a lock that was removed by hand begins above what the ledger knows", async () => {
    const { acquire, settle, cluster } = world();
    expect((await settle(acquire("a", cluster(), 7))).fence.number).toBe(8);
  });

  test("two at once: exactly one has it, the other is told who, since when and what for", async () => {
    const { acquire, settle } = world();
    const outcomes = await settle(Promise.allSettled([acquire("a"), acquire("b")]));
    const [won, lost] = [...outcomes].sort((one) => (one.status === "fulfilled" ? -1 : 1));
    expect(won?.status).toBe("fulfilled");
    const { reason } = lost as PromiseRejectedResult;
    expect(reason).toMatchObject({ code: "lock/held", hint: expect.stringContaining("deployer unlock") });
    expect(reason.message).toMatch(/locked by [ab]@laptop since 1970-01-01T00:00:0.*: release [ab]/);
  });

  test("a holder that shows life is not succeeded, however long it takes", async () => {
    const { acquire, settle, pass } = world();
    await settle(acquire("a"));
    await pass(10 * STALE_MS);
    await expect(settle(acquire("b"))).rejects.toMatchObject({ code: "lock/held" });
  });

  test("a killed holder is succeeded once it has shown no life for a minute, and not before", async () => {
    const { acquire, settle, cluster, time, pass } = world();
    // It dies at its first heartbeat.
    const kill: Fault = { call: 6, kind: "kill", after: false, ms: 0 };
    await settle(acquire("a", cluster([kill])));
    await pass(10_000);
    const beganMs = time.nowMs;
    const lock = await settle(acquire("b"));
    expect(lock.fence.number).toBe(2);
    expect(time.nowMs - beganMs).toBeGreaterThanOrEqual(STALE_MS);
  });

  test("a deposed holder that wakes up finds out, and what it sends is refused", async () => {
    const { acquire, settle, cluster, pass } = world();
    const sleeper = cluster([freezeAt(6, 5 * STALE_MS)]);
    const old = await settle(acquire("a", sleeper));
    await pass(10_000);
    const heir = await settle(acquire("b"));
    await pass(6 * STALE_MS);
    expect(old.signal.aborted).toBe(true);
    expect(old.signal.reason.message).toMatch(/b@laptop took the lock over/);
    const change = { kind: "remove-services", services: ["ublog_web"] } as const;
    await expect(settle(sleeper.change(old.fence, change))).resolves.toEqual({ outcome: "deposed" });
    await expect(settle(cluster().change(heir.fence, change))).resolves.toEqual({ outcome: "done" });
  });

  test("what it is doing can be read by others", async () => {
    const { acquire, settle, cluster } = world();
    const lock = await settle(acquire("a"));
    await settle(lock.journal({ step: "switch", release: 12 }));
    const config = await settle(findLock(cluster(), NAME));
    expect(config && parseLock(config)).toMatchObject({ note: { step: "switch", release: 12, holder: "a@laptop" } });
  });

  test("an answer that never arrived: asked again with the same token, it is ours", async () => {
    const { acquire, settle, cluster } = world();
    const on = cluster([{ call: 3, kind: "cut", after: true, ms: 0 }]);
    await expect(settle(acquire("a", on))).rejects.toMatchObject({ code: "swarm/unreachable" });
    await settle(on.reconnect(10_000, new AbortController().signal));
    expect((await settle(acquire("a", on))).fence.number).toBe(1);
  });

  test.each<[string, Record<string, string>]>([
    ["no number", { "django-swarm.lock.fence": "many" }],
    ["a field that is gone", { "django-swarm.lock.step": "" }],
  ])("nonsense in it (%s) is refused, untouched; unlock puts it right, above its old number", async (name, labels) => {
    const { acquire, settle, swarm, cluster } = world();
    await settle((await settle(acquire("a"))).release());
    const config = swarm.configs.get(`${NAME}_lock`);
    if (config === undefined) throw new Error("no lock");
    const { "django-swarm.lock.step": _step, ...rest } = config.labels;
    config.labels = name === "no number" ? { ...config.labels, ...labels } : rest;
    const before = { ...config };
    await expect(settle(acquire("b"))).rejects.toMatchObject({ code: "lock/malformed" });
    expect({ ...config }).toEqual(before);
    await settle(unlock(cluster(), NAME, 5));
    expect((await settle(acquire("b"))).fence.number).toBeGreaterThan(5);
  });

  test("unlock deposes a holder that lives", async () => {
    const { acquire, settle, cluster, pass } = world();
    const lock = await settle(acquire("a"));
    await expect(settle(readLock(cluster(), NAME))).resolves.toMatchObject({ state: "held", record: { token: "a" } });
    await settle(unlock(cluster(), NAME, 0));
    await expect(settle(readLock(cluster(), NAME))).resolves.toEqual({ state: "free" });
    await pass(10_000);
    expect(lock.signal.aborted).toBe(true);
    // What it gives back is no longer its own.
    await settle(lock.release());
    expect((await settle(acquire("b"))).fence.number).toBe(3);
  });
});
