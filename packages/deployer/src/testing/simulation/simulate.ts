import { DjangoSwarmError, ReleaseError } from "@django-swarm/environment";
import { Interrupted } from "../../cli/exit-code";
import { carryOut } from "../../release/carry-out";
import type { BrokenRules } from "./broken-rules";
import type { Fault } from "./fault";
import { MemoryMirror } from "./memory-mirror";
import { Random } from "./random";
import { SimulatedCluster } from "./simulated-cluster";
import { simulatedExaminer } from "./simulated-examiner";
import { silentReporter, simulatedSite } from "./simulated-site";
import { SimulatedSwarm } from "./simulated-swarm";
import { GOOD_RELEASE as GOOD, type SimulatedRelease, simulatedTarget } from "./simulated-target";
import { VirtualTime } from "./virtual-time";
import { WrittenLedger } from "./written-ledger";

/** Somebody who releases. */
export interface SimulatedDeployer {
  readonly startMs: number;
  readonly release: SimulatedRelease;
  readonly faults: readonly Fault[];
  /** When its person presses Ctrl-C, from the beginning; undefined: never. */
  readonly interruptMs: number | undefined;
}

export interface Scenario {
  /** Of latencies and of how long tasks take. */
  readonly seed: number;
  /** Whether something was released before. */
  readonly released: boolean;
  readonly deployers: readonly SimulatedDeployer[];
}

export interface SimulationReport {
  /** How each deployer came out: an outcome, an error's state and code, "interrupted" or "killed". */
  readonly results: readonly string[];
  readonly events: number;
}

const NAME = "sim";
const LIMITS = { events: 300_000, ms: 12 * 3_600_000 };

/**
 * Plays a scenario to its end, and then has somebody without any trouble release once more.
 *
 * @throws Error that says what must never happen, and did.
 */
export async function simulate(scenario: Scenario, broken: BrokenRules = {}): Promise<SimulationReport> {
  const time = new VirtualTime();
  const swarm = new SimulatedSwarm(time, new Random(scenario.seed), NAME);
  const written = new WrittenLedger(NAME, swarm);
  const mirror = new MemoryMirror(broken.mirror ? ["entry"] : undefined);
  const played: Played[] = [];
  const play = async (deployers: readonly SimulatedDeployer[]): Promise<void> => {
    for (const deployer of deployers) played.push(start(deployer, { swarm, written, mirror, broken }));
    const isOver = ({ result, cluster }: Played): boolean => result !== undefined || cluster.isDead;
    await time.runUntil(() => {
      if (swarm.violations.length > 0) throw new Error(swarm.violations.join("; "));
      const bug = played.find(({ result }) => result?.startsWith("bug"));
      if (bug) throw new Error(bug.result);
      return played.every(isOver);
    }, LIMITS);
  };
  const calm = { startMs: 0, faults: [], interruptMs: undefined };

  if (scenario.released) await play([{ ...calm, release: GOOD }]);
  await play(scenario.deployers);
  await time.runUntil(() => swarm.engineIsUp, LIMITS);
  // Whatever happened: who comes after it, without any trouble, gets what they want.
  await play([{ ...calm, release: { ...GOOD, version: 99 } }]);
  const last = played.at(-1)?.result;
  if (last !== "released") throw new Error(`the release after it all came out as ${last}`);
  const problems = written.problems(mirror);
  if (problems.length > 0) throw new Error(problems.join("; "));
  return { results: played.map(({ result }) => result ?? "killed"), events: time.count };
}

interface Played {
  readonly cluster: SimulatedCluster;
  result: string | undefined;
}

interface World {
  readonly swarm: SimulatedSwarm;
  readonly written: WrittenLedger;
  readonly mirror: MemoryMirror;
  readonly broken: BrokenRules;
}

function start(deployer: SimulatedDeployer, { swarm, written, mirror, broken }: World): Played {
  const { startMs, release, faults, interruptMs } = deployer;
  const { time } = swarm;
  const onWritten = (name: string, content: Buffer): void => written.onWritten(name, content);
  const cluster = new SimulatedCluster(swarm, NAME, faults, broken, onWritten);
  const interruption = new AbortController();
  if (interruptMs !== undefined) time.at(interruptMs, () => interruption.abort(new Interrupted()));
  const site = simulatedSite({
    environmentName: NAME,
    swarm,
    cluster,
    mirror,
    reporter: silentReporter(),
    interruption: interruption.signal,
  });
  const order = {
    target: simulatedTarget(NAME, release),
    releaser: { actor: `deployer of ${release.version}`, gitSha: undefined },
    stateDigest: undefined,
    errorBudget: 0,
    prepare: async () => undefined,
    examiner: simulatedExaminer(swarm, cluster, release, broken),
    loginJob: undefined,
  };
  const played: Played = { cluster, result: undefined };
  void time
    .sleep(startMs)
    .then(() => carryOut(site, order))
    .then(({ outcome }) => outcome, resultOf)
    .then((result) => {
      played.result = result;
    });
  return played;
}

function resultOf(error: unknown): string {
  if (error instanceof Interrupted) return "interrupted";
  if (error instanceof ReleaseError) return `${error.state}: ${error.code}`;
  if (error instanceof DjangoSwarmError) return error.code;
  return `bug: ${error instanceof Error ? error.stack : error}`;
}
