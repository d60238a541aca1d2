import type { Step } from "../report/reporter";
import type { Cluster } from "../swarm/cluster";
import { absentNodes } from "./absent-nodes";
import { judgeService, type Verdict, type WatchedService, type WatchMemory } from "./judge-service";

/** Services that a line of progress names. */
const SHOWN = 3;

export interface FailedService {
  readonly service: string;
  readonly cause: string;
  readonly task: string | undefined;
}

/**
 * Watches services until every one has converged or one has failed.
 *
 * @param signal ends the watching with its reason.
 * @returns the services that failed; none: all converged.
 */
export async function watchServices(
  cluster: Cluster,
  stackName: string,
  watched: readonly WatchedService[],
  step: Step,
  signal: AbortSignal,
): Promise<readonly FailedService[]> {
  const startedMs = cluster.clock.nowMs();
  const memories = new Map<string, WatchMemory>(watched.map(({ name }) => [name, { startedMs }]));
  const changes = await cluster.listenToChanges();
  try {
    for (;;) {
      signal.throwIfAborted();
      const [stack, nodes] = await Promise.all([cluster.readStack(stackName), cluster.readNodes()]);
      const nowMs = cluster.clock.nowMs();
      const verdicts = watched.map((one): readonly [string, Verdict] => {
        const service = stack.services.get(one.name);
        const tasks = stack.tasks.filter((task) => task.ServiceID === service?.ID);
        const judgement = judgeService(one, service, tasks, memories.get(one.name) ?? { startedMs }, nowMs);
        memories.set(one.name, judgement.memory);
        return [one.name, judgement.verdict];
      });
      const failed = verdicts.flatMap(([service, verdict]) =>
        verdict.state === "failed" ? [{ service, cause: verdict.cause, task: verdict.task }] : [],
      );
      const waiting = verdicts.flatMap(([name, verdict]) =>
        verdict.state === "waiting" ? [`${name} ${verdict.doing}`] : [],
      );
      if (failed.length > 0 || waiting.length === 0) return failed;
      const more = waiting.length - SHOWN;
      const shown = [...waiting.slice(0, SHOWN), ...(more > 0 ? [`${more} more`] : []), ...absentNodes(nodes)];
      step.update(shown.join(" · "));
      await changes.next();
    }
  } finally {
    changes.close();
  }
}
