import { createLock, findLock } from "../lock/find-lock";
import { formatLock, lockName, NO_NOTE } from "../lock/lock-record";
import type { Change, Cluster, Fence, StoredConfig } from "../swarm/cluster";
import type { ServiceObject } from "../swarm/engine-objects";
import { STACK_IMAGE_LABEL } from "../swarm/stack-labels";
import { isUnreachable } from "../swarm/unreachable";

/** A swarm that can be put to the test: the engine's, or the simulated one. */
export interface ContractPlace {
  readonly cluster: Cluster;
  /** Plays a test; a simulated swarm lets its time pass meanwhile. */
  readonly play: (test: () => Promise<void>) => Promise<void>;
  /** Lines of a stack file's service that runs on, or ends at once; another version is another image or definition. */
  readonly service: (behaviour: "good" | "crash", version: number) => string;
  /** As somebody would with `docker service update --image`, to an image that {@link service} never names. */
  readonly changeImageByHand: (fullName: string) => Promise<void>;
  /** kill -9 of the daemon. */
  readonly killEngine: () => Promise<void>;
}

const STACK = "contract";
const WEB = `${STACK}_web`;
const DEADLINE_MS = 120_000;

/**
 * What the release procedure relies on, and the simulation therefore does as the engine does: the same tests for both.
 */
export function clusterContract(open: () => ContractPlace): void {
  const it = (what: string, body: (place: ContractPlace) => Promise<void>): void =>
    test(what, () => {
      const place = open();
      return place.play(() => body(place));
    });

  it("a config is written once: a second one of its name is refused, and the first stays", async ({ cluster }) => {
    const name = `${STACK}_written-once`;
    expect(await cluster.createConfig(name, Buffer.from("first"), {})).toBe(true);
    expect(await cluster.createConfig(name, Buffer.from("second"), {})).toBe(false);
    expect((await cluster.readConfig(name))?.toString()).toBe("first");
    expect(await cluster.readConfig(`${STACK}_nowhere`)).toBeUndefined();
  });

  it("labels are compared and swapped: of two who read the same, one writes", async ({ cluster }) => {
    const lock = await ensureLock(cluster);
    const labels = (fence: number) => formatLock(STACK, { fence, token: "someone", note: NO_NOTE }, 0);
    expect(await cluster.relabelConfig(lock, labels(7))).toBe(true);
    expect(await cluster.relabelConfig(lock, labels(8))).toBe(false);
    const now = await ensureLock(cluster);
    expect(now.labels).toEqual(labels(7));
    expect(now.version).toBeGreaterThan(lock.version);
  });

  it("what is sent with another fencing number than the lock's is not carried out", async (place) => {
    const fence = await takeFence(place.cluster, 10);
    await deploy(place, fence, stackFile(place.service("good", 1)));
    for (const wrong of [
      { ...fence, number: 9 },
      { ...fence, token: "another" },
    ]) {
      const change = { kind: "remove-services", services: [WEB] } as const;
      expect(await place.cluster.change(wrong, change)).toEqual({ outcome: "deposed" });
    }
    expect(await web(place.cluster)).toBeDefined();
  });

  it("the same stack file again replaces no task", async (place) => {
    const fence = await takeFence(place.cluster, 20);
    const file = stackFile(place.service("good", 1));
    await deploy(place, fence, file);
    const before = await runningTasks(place.cluster);
    await deploy(place, fence, file);
    await place.cluster.clock.sleep(3_000);
    expect(await runningTasks(place.cluster)).toEqual(before);
  });

  it("another definition replaces the task, and the update completes", async (place) => {
    const fence = await takeFence(place.cluster, 30);
    await deploy(place, fence, stackFile(place.service("good", 1)));
    const before = await runningTasks(place.cluster);
    await deploy(place, fence, stackFile(place.service("good", 2)));
    await until(place.cluster, async () => (await updateState(place.cluster)) === "completed");
    expect(await runningTasks(place.cluster)).not.toEqual(before);
  });

  it("one whose task fails at once is taken back by the engine, to the definition before", async (place) => {
    const fence = await takeFence(place.cluster, 40);
    await deploy(place, fence, stackFile(place.service("good", 1)));
    const before = await web(place.cluster);
    await deploy(place, fence, stackFile(place.service("crash", 3)), "rollback_completed");
    const after = await web(place.cluster);
    expect(after?.Spec.TaskTemplate.ContainerSpec).toEqual(before?.Spec.TaskTemplate.ContainerSpec);
    expect(after?.Version.Index).toBeGreaterThan(before?.Version.Index ?? 0);
  });

  it("an image changed by hand stays when its stack file is deployed again, until it is forgotten", async (place) => {
    const { cluster } = place;
    const fence = await takeFence(cluster, 50);
    const file = stackFile(place.service("good", 1));
    await deploy(place, fence, file);
    const wanted = await image(cluster);
    await place.changeImageByHand(WEB);
    const byHand = await image(cluster);
    expect(byHand).not.toBe(wanted);
    expect((await web(cluster))?.Spec.Labels?.[STACK_IMAGE_LABEL]).toBe(wanted);
    await change(cluster, fence, { kind: "deploy", stackName: STACK, yaml: file });
    expect(await image(cluster)).toBe(byHand);
    await change(cluster, fence, { kind: "forget-image", services: [WEB] });
    await deploy(place, fence, file);
    expect(await image(cluster)).toBe(wanted);
  });

  it("one change at a time: of two at once each is carried out as a whole", async (place) => {
    const { cluster } = place;
    const fence = await takeFence(cluster, 60);
    const files = [4, 5].map((version) => stackFile(place.service("good", version)));
    await Promise.all(files.map((yaml) => change(cluster, fence, { kind: "deploy", stackName: STACK, yaml })));
    await until(cluster, async () => (await runningTasks(cluster)).length === 1);
    const images = await web(cluster);
    await deploy(place, fence, files[0] as string);
    const first = await web(cluster);
    await deploy(place, fence, files[1] as string);
    const definitions = [first, await web(cluster)].map((service) => service?.Spec.TaskTemplate.ContainerSpec);
    expect(definitions).toContainEqual(images?.Spec.TaskTemplate.ContainerSpec);
  });

  it("after a takeover has ended what was under way, nothing more of it happens", async (place) => {
    const { cluster } = place;
    const fence = await takeFence(cluster, 70);
    await deploy(place, fence, stackFile(place.service("good", 1)));
    const yaml = stackFile(place.service("good", 6));
    const underWay = cluster.change(fence, { kind: "deploy", stackName: STACK, yaml });
    await takeFence(cluster, 71);
    await cluster.endChange();
    const then = (await web(cluster))?.Spec;
    expect(["done", "deposed"]).toContain((await underWay).outcome);
    await cluster.clock.sleep(3_000);
    expect((await web(cluster))?.Spec).toEqual(then);
  });

  it("a secret in use stays, one that nobody uses goes; a stack file whose secret is gone is refused", async (place) => {
    const { cluster } = place;
    const fence = await takeFence(cluster, 80);
    const [used, unused] = [`${STACK}_used`, `${STACK}_unused`];
    const secrets = new Map([used, unused].map((name) => [name, "a value"]));
    const wanted = { secrets, configs: new Map(), networks: new Map() };
    await cluster.createObjects(STACK, wanted, await cluster.missingObjects(wanted));
    expect(await cluster.missingObjects(wanted)).toMatchObject({ secrets: [] });
    const file = (secret: string): string =>
      `${stackFile(`${place.service("good", 1)}\n    secrets: [KEY]`)}secrets:\n  KEY: { external: true, name: ${secret} }\n`;
    await deploy(place, fence, file(used));
    await change(cluster, fence, { kind: "remove-objects", secrets: [used, unused], configs: [] });
    expect((await cluster.missingObjects(wanted)).secrets).toEqual([unused]);
    const yaml = file(unused);
    expect((await cluster.change(fence, { kind: "deploy", stackName: STACK, yaml })).outcome).toBe("refused");
  });

  it("the daemon's death is told as such; after it everything comes back by itself", async (place) => {
    const { cluster } = place;
    const fence = await takeFence(cluster, 90);
    await deploy(place, fence, stackFile(place.service("good", 1)));
    const before = await runningTasks(cluster);
    await place.killEngine();
    const told = await cluster.readStack(STACK).then(
      () => "nothing",
      (error: unknown) => (isUnreachable(error) ? "unreachable" : error),
    );
    expect(["nothing", "unreachable"]).toContain(told);
    await cluster.reconnect(DEADLINE_MS, new AbortController().signal);
    await until(cluster, async () => {
      const now = await runningTasks(cluster);
      return now.length === 1 && now[0] !== before[0];
    });
  });

  it("scaled to zero, nothing runs; removed, it is gone; what is not there is no error", async (place) => {
    const { cluster } = place;
    const fence = await takeFence(cluster, 100);
    await deploy(place, fence, stackFile(place.service("good", 1)));
    await change(cluster, fence, { kind: "scale-to-zero", services: [WEB] });
    await until(cluster, async () => (await runningTasks(cluster)).length === 0);
    await change(cluster, fence, { kind: "remove-services", services: [WEB, `${STACK}_nowhere`] });
    expect(await web(cluster)).toBeUndefined();
    const written = (await cluster.listConfigs(STACK)).map(({ name }) => name);
    const secrets = [`${STACK}_used`, `${STACK}_unused`];
    await change(cluster, fence, {
      kind: "remove-objects",
      secrets,
      configs: [...written.filter((name) => name !== lockName(STACK)), `${STACK}_written-once`],
    });
    expect(await cluster.readConfig(`${STACK}_written-once`)).toBeUndefined();
  });
}

const stackFile = (service: string): string => `services:
  web:
${service}
    deploy:
      replicas: 1
      update_config: { order: start-first, failure_action: rollback, monitor: 5s }
`;

async function ensureLock(cluster: Cluster): Promise<StoredConfig> {
  const found = await findLock(cluster, STACK);
  if (found) return found;
  await createLock(cluster, STACK, 0);
  return (await findLock(cluster, STACK)) as StoredConfig;
}

/** The lock, in the name of a holder with this number. */
async function takeFence(cluster: Cluster, fence: number): Promise<Fence> {
  const token = `holder-${fence}`;
  const labels = formatLock(STACK, { fence, token, note: NO_NOTE }, 0);
  expect(await cluster.relabelConfig(await ensureLock(cluster), labels)).toBe(true);
  return { lock: lockName(STACK), number: fence, token };
}

async function change(cluster: Cluster, fence: Fence, what: Change): Promise<void> {
  expect(await cluster.change(fence, what)).toEqual({ outcome: "done" });
}

/** Deploys, and waits until one task runs and no update is under way. */
async function deploy({ cluster }: ContractPlace, fence: Fence, yaml: string, ending?: string): Promise<void> {
  await change(cluster, fence, { kind: "deploy", stackName: STACK, yaml });
  await until(cluster, async () => {
    const state = await updateState(cluster);
    const settled = ending === undefined ? state === undefined || state === "completed" : state === ending;
    return settled && (await runningTasks(cluster)).length === 1;
  });
}

async function until(cluster: Cluster, holds: () => Promise<boolean>): Promise<void> {
  const giveUpAt = cluster.clock.nowMs() + DEADLINE_MS;
  while (!(await holds())) {
    if (cluster.clock.nowMs() > giveUpAt) throw new Error(`not within ${DEADLINE_MS / 1000} s`);
    await cluster.clock.sleep(500);
  }
}

const web = async (cluster: Cluster): Promise<ServiceObject | undefined> =>
  (await cluster.readStack(STACK)).services.get("web");
const image = async (cluster: Cluster): Promise<string | undefined> =>
  (await web(cluster))?.Spec.TaskTemplate.ContainerSpec.Image;
const updateState = async (cluster: Cluster): Promise<string | undefined> => (await web(cluster))?.UpdateStatus?.State;

/** Ids of the tasks that run and shall run. */
const runningTasks = async (cluster: Cluster): Promise<readonly string[]> =>
  (await cluster.readStack(STACK)).tasks
    .filter(({ DesiredState, Status }) => DesiredState === "running" && Status.State === "running")
    .map(({ ID }) => ID);
