import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { MemoryMirror } from "../testing/simulation/memory-mirror";
import { Random } from "../testing/simulation/random";
import { SimulatedCluster } from "../testing/simulation/simulated-cluster";
import { SimulatedSwarm } from "../testing/simulation/simulated-swarm";
import { VirtualTime } from "../testing/simulation/virtual-time";
import { KEPT_RELEASES, Ledger } from "./ledger";
import { documentLabels, packDocument } from "./ledger-document";
import { conclusion, entry } from "./testing/entries";

const NAME = "ublog";

/** A swarm with its ledger; calls are settled as they are made. */
function world(mirror = new MemoryMirror()) {
  const time = new VirtualTime();
  const swarm = new SimulatedSwarm(time, new Random(1), NAME);
  const ledger = new Ledger(new SimulatedCluster(swarm, NAME, []), NAME, mirror);
  const settle = <T>(work: Promise<T>): Promise<T> => time.settle(work);
  const release = async (number: number): Promise<void> => {
    await settle(ledger.begin(entry({ number })));
    await settle(ledger.conclude(conclusion({ number })));
  };
  return { swarm, ledger, mirror, settle, release };
}

describe("Ledger", () => {
  test("what is written is read, oldest first, with how it came out", async () => {
    const { ledger, settle, release } = world();
    await release(10);
    await release(9);
    await settle(ledger.begin(entry({ number: 11 })));
    const records = await settle(ledger.read());
    expect(records.map((record) => [record.entry.number, record.conclusion?.outcome])).toEqual([
      [9, "released"],
      [10, "released"],
      [11, undefined],
    ]);
    expect(records[0]?.entry).toEqual(entry({ number: 9 }));
  });

  test("a number is given once; what was said first of how it came out stands", async () => {
    const { ledger, settle } = world();
    expect(await settle(ledger.begin(entry({ number: 1 })))).toBe(true);
    expect(await settle(ledger.begin(entry({ number: 1, tag: "other" })))).toBe(false);
    await settle(ledger.conclude(conclusion({ number: 1, outcome: "interrupted" })));
    await settle(ledger.conclude(conclusion({ number: 1, outcome: "released" })));
    const [record] = await settle(ledger.read());
    expect([record?.entry.tag, record?.conclusion?.outcome]).toEqual(["v1", "interrupted"]);
  });

  test("what the mirror lacks is told, and copied when they are made to agree", async () => {
    const { ledger, settle, release } = world();
    await release(1);
    await settle(ledger.synchronise());
    await settle(ledger.begin(entry({ number: 2 })));
    await release(3);
    expect(await settle(ledger.unmirrored())).toEqual([2, 3]);
    await settle(ledger.synchronise());
    expect(await settle(ledger.unmirrored())).toEqual([]);
  });

  test("a new swarm is reseeded from the mirror, and numbering goes on", async () => {
    const old = world();
    for (let number = 1; number <= 30; number += 1) await old.release(number);
    await old.settle(old.ledger.synchronise());
    const fresh = world(old.mirror);
    expect(await fresh.settle(fresh.ledger.synchronise())).toBe(30);
    const records = await fresh.settle(fresh.ledger.read());
    expect(records).toHaveLength(2 * KEPT_RELEASES);
    expect(records.at(-1)).toEqual((await old.settle(old.ledger.read())).at(-1));
  });

  test("reseeding that was broken off is gone on with", async () => {
    const old = world();
    for (let number = 1; number <= 5; number += 1) await old.release(number);
    await old.settle(old.ledger.synchronise());
    const fresh = world(old.mirror);
    await fresh.release(1);
    await fresh.settle(fresh.ledger.synchronise());
    expect(await fresh.settle(fresh.ledger.read())).toHaveLength(5);
  });

  test("what the mirror lacks is brought to it", async () => {
    const { ledger, mirror, settle, release } = world();
    await release(1);
    await settle(ledger.begin(entry({ number: 2 })));
    await settle(ledger.synchronise());
    expect([...mirror.documents.keys()]).toEqual(["1 entry", "2 entry", "1 end"]);
  });

  test("what was pruned from the swarm is not brought back", async () => {
    const { ledger, swarm, settle, release } = world();
    for (let number = 1; number <= 3; number += 1) await release(number);
    await settle(ledger.synchronise());
    for (const name of ["ublog_release-1", "ublog_release-1-end"]) swarm.configs.delete(name);
    await settle(ledger.synchronise());
    expect((await settle(ledger.read())).map((record) => record.entry.number)).toEqual([2, 3]);
  });

  test.each<[string, Buffer, RegExp]>([
    ["no gzip", Buffer.from("{}"), /incorrect header/],
    ["another form", gzipSync(JSON.stringify({ version: 1, number: "one" })), /number: /],
    ["a later version", gzipSync(JSON.stringify({ ...entry({ number: 1 }), version: 9 })), /version 9/],
  ])("an entry that was edited by hand (%s) is refused by name, with what mends it", async (_name, content, words) => {
    const { swarm, ledger, settle } = world();
    const labels = documentLabels(NAME, { number: 1, part: "entry", content });
    swarm.configs.set("ublog_release-1", { id: "x", name: "ublog_release-1", version: 1, labels, content });
    const error = await settle(ledger.read()).catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: "ledger/damaged",
      hint: expect.stringContaining("docker config rm ublog_release-1"),
    });
    expect(error.details.join("\n")).toMatch(words);
  });

  test("an entry whose content was replaced is refused, whatever it says", async () => {
    const { swarm, ledger, settle, release } = world();
    await release(1);
    const config = swarm.configs.get("ublog_release-1");
    const { content } = packDocument(entry({ number: 1, tag: "v2" }), "entry");
    if (config) swarm.configs.set("ublog_release-1", { ...config, content });
    await expect(settle(ledger.read())).rejects.toMatchObject({ details: ["its checksum is another one"] });
  });

  test("an entry that the engine would not take is refused before", () => {
    // What is random cannot be packed.
    const noise = randomBytes(1_500_000).toString("base64");
    expect(() => packDocument(entry({ number: 1, configs: { big: noise } }), "entry")).toThrow(/fit/);
  });
});
