import { ReleaseError } from "@django-swarm/environment";
import type { Clock } from "../clock";
import type { FrontDesk } from "./front-desk";

const PROBE_PAUSE_MS = 250;

/** How the site fared while a release was at work. */
export interface FrontDeskWatch {
  /** Aborted with a ReleaseError when more probes failed than may. */
  readonly signal: AbortSignal;
  readonly probes: number;
  readonly failed: number;
  /** Ends the watching; returns when the last probe is over. */
  stop(): Promise<void>;
}

/**
 * Probes the site all the time, from the moment it answered once: a site that was down before is nobody's fault now.
 *
 * @param budget how many probes may fail; undefined: any number, since a downtime was agreed to.
 */
export function watchFrontDesk(desk: FrontDesk, clock: Clock, budget: number | undefined): FrontDeskWatch {
  const over = new AbortController();
  const end = new AbortController();
  let [probes, failed, answered] = [0, 0, false];
  const watch = async (): Promise<void> => {
    while (!end.signal.aborted && !over.signal.aborted) {
      const failure = await desk.probe();
      if (end.signal.aborted) return;
      answered ||= failure === undefined;
      if (answered) {
        probes += 1;
        if (failure !== undefined) failed += 1;
        if (failure !== undefined && budget !== undefined && failed > budget) {
          over.abort(
            new ReleaseError(`The site failed while it was released: ${failure.what}.`, {
              code: "release/error-budget",
              state: "needs-attention",
              details: [`${failed} of ${probes} requests failed; ${budget} may`],
              hint: "Look at the logs of the new version on the host: `docker service logs`.",
            }),
          );
        }
      }
      await clock.sleep(PROBE_PAUSE_MS, end.signal).catch(() => undefined);
    }
  };
  const watching = watch();
  return {
    signal: over.signal,
    get probes() {
      return probes;
    },
    get failed() {
      return failed;
    },
    stop: async () => {
      end.abort();
      await watching;
    },
  };
}
