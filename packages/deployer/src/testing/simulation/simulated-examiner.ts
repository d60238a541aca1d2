import type { Examiner } from "../../release/examine";
import type { BrokenRules } from "./broken-rules";
import type { SimulatedCluster } from "./simulated-cluster";
import type { SimulatedSwarm } from "./simulated-swarm";
import { jobImage, type SimulatedRelease } from "./simulated-target";

/** What a release's image says of its migrations; who releases agrees to all of them. */
export const simulatedExaminer = (
  swarm: SimulatedSwarm,
  cluster: SimulatedCluster,
  release: SimulatedRelease,
  broken: BrokenRules,
): Examiner => ({
  facts: async () => {
    // Over the same connection as everything else.
    await cluster.readNodes();
    const name = jobImage(release);
    const isPending = release.oneWay && !swarm.migrated.has(name) && !broken.migrations;
    const operation = { kind: "RemoveField", description: "Remove field", reversible: true, touchesDatabase: true };
    return {
      applied: ["0001", ...swarm.migrated].map((migration) => ({ app: "posts", name: migration })),
      pending: isPending ? [{ app: "posts", name, newApp: false, operations: [operation] }] : [],
      // Now and then two versions have the same.
      staticFiles: String(release.version % 3) + (broken.migrations ? name : ""),
    };
  },
  dump: async () => "/data/postgres/dumps/sim.dump",
  consents: { irreversibleMigrations: true, withoutDump: false },
});
