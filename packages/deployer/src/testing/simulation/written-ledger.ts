import { unpackConclusion, unpackEntry } from "../../ledger/ledger-document";
import type { Conclusion, LedgerEntry } from "../../ledger/ledger-entry";
import { SERVICE_HASH_LABEL } from "../../swarm/stack-labels";
import type { MemoryMirror } from "./memory-mirror";
import type { SimulatedSwarm } from "./simulated-swarm";

const RECOVERY_MS = 120_000;
const DOCUMENT = /_release-(\d+)(-end)?$/;

/** Everything that was ever written into the ledger, and whether it tells the truth. */
export class WrittenLedger {
  private readonly documents = new Map<string, Buffer>();
  private readonly entries = new Map<number, LedgerEntry>();

  constructor(
    private readonly environmentName: string,
    private readonly swarm: SimulatedSwarm,
  ) {}

  /** Told of every config at the moment that it is written. */
  onWritten(name: string, content: Buffer): void {
    const match = DOCUMENT.exec(name);
    if (match === null) return;
    const known = this.documents.get(name);
    if (known && !known.equals(content)) this.swarm.violations.push(`${name} was written twice`);
    this.documents.set(name, content);
    if (match[2] === undefined) this.entries.set(Number(match[1]), unpackEntry(content, name));
    else this.checkWhole(unpackConclusion(content, name));
  }

  /** Nothing that was written is lost, and the mirror has it all. */
  problems(mirror: MemoryMirror): readonly string[] {
    return [...this.documents].flatMap(([name, content]) => {
      const [, number, end] = DOCUMENT.exec(name) ?? [];
      const mirrored = mirror.documents.get(`${number} ${end === undefined ? "entry" : "end"}`);
      return [
        ...(this.swarm.configs.get(name)?.content.equals(content) ? [] : [`${name} is lost`]),
        ...(mirrored?.content.equals(content) ? [] : [`the mirror lacks ${name}`]),
        ...(this.documents.has(`${this.environmentName}_release-${number}-end`) ? [] : [`${name} has no end`]),
      ];
    });
  }

  /** Whoever says that a release runs, or the one before it, says it of the whole swarm. */
  private checkWhole({ number, outcome }: Conclusion): void {
    const entry = this.entries.get(number);
    if (outcome === "released") this.swarm.unsettled.clear();
    if ((outcome === "rolled-back" || outcome === "not-switched") && this.swarm.unsettled.size > 0) {
      this.swarm.violations.push(`release ${number} is "${outcome}", behind ${[...this.swarm.unsettled].join(", ")}`);
    }
    const runs = outcome === "released" ? entry : this.entries.get(entry?.previous ?? 0);
    if (outcome === "failed" || outcome === "interrupted" || runs === undefined) return;
    const mix = this.differences(runs);
    if (mix.length > 0) this.swarm.violations.push(`release ${number} is "${outcome}", but ${mix.join(", ")}`);
  }

  private differences(entry: LedgerEntry): readonly string[] {
    const wanted = new Map(entry.services.map((service) => [`${this.environmentName}_${service.name}`, service]));
    const live = [...this.swarm.services].filter(
      ([name, { isGone }]) => name.startsWith(`${this.environmentName}_`) && !isGone,
    );
    const lacking = [...wanted.keys()].filter((name) => !live.some(([found]) => found === name));
    return [
      ...lacking.map((name) => `${name} does not run`),
      ...live.flatMap(([name, service]) => {
        const as = wanted.get(name);
        if (as === undefined) return [`${name} runs`];
        const { Labels = {}, TaskTemplate: template } = service.spec;
        const image = template.ContainerSpec.Image;
        if (image !== as.image || Labels[SERVICE_HASH_LABEL] !== as.hash)
          return [`${name} is ${image}, not ${as.image}`];
        // What a daemon that died has taken with it comes back by itself.
        if (this.swarm.time.nowMs - this.swarm.engineUpSinceMs < RECOVERY_MS) return [];
        const up = service.running.filter(({ spec }) => JSON.stringify(spec) === JSON.stringify(template)).length;
        return up === as.replicas ? [] : [`${up} of ${as.replicas} of ${name} run`];
      }),
    ];
  }
}
