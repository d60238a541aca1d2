import { diffFields, type FieldChange } from "./diff-fields";
import type { NormalSpec } from "./normal-spec";
import { actionOf, restartsTasks, type ServiceAction, specRestartsTasks } from "./service-action";
import type { StackFileService } from "./stack-file-services";

/** A service as it shall be. */
export interface WantedService {
  readonly name: string;
  readonly image: string;
  /** Of everything that was rendered for it. */
  readonly hash: string;
  /** undefined: one on every node. */
  readonly replicas?: number | undefined;
}

/** What is known of one service's present and past. */
export interface KnownService {
  /** As it shall be; undefined: no longer part of the stack. */
  readonly wanted: (WantedService & { readonly definition: StackFileService }) | undefined;
  /** As the last release defined it; undefined: there was none, or the service is new. */
  readonly released: StackFileService | undefined;
  /** As the swarm had it after the last release. */
  readonly recorded: NormalSpec | undefined;
  readonly live: LiveService | undefined;
  /** It keeps data: a restart stops what everything else needs. */
  readonly stateful: boolean;
}

export interface LiveService {
  readonly spec: NormalSpec;
  readonly image: string;
  /** The CLI's memory of the image that it deployed last. */
  readonly stackImage: string | undefined;
  readonly hash: string | undefined;
  readonly replicas: number | undefined;
  /** What keeps it from being well, e.g. "only 1 of 2 tasks run"; undefined: nothing. */
  readonly unwell: string | undefined;
}

export interface ServicePlan {
  readonly service: string;
  readonly action: ServiceAction;
  /** Its tasks are replaced. */
  readonly restarts: boolean;
  /** Against the last release. */
  readonly changes: readonly FieldChange[];
  /** What somebody changed by hand since; a release puts it back. */
  readonly drift: readonly FieldChange[];
  /** In plain words, where fields do not say it. */
  readonly note?: string;
  /** `docker stack deploy` would leave its wrong image alone: it believes to have deployed the right one. */
  readonly imageDrifted: boolean;
}

/** What a release would do to one service. */
export function planService(service: string, known: KnownService): ServicePlan {
  const { wanted, live, stateful } = known;
  const plan = { service, restarts: false, changes: [], drift: [], imageDrifted: false } as const;
  if (wanted === undefined) {
    return stateful
      ? { ...plan, action: "no-change", note: "no longer part of the stack; it keeps data, so it is left alone" }
      : { ...plan, action: "remove", note: "no longer part of the stack" };
  }
  if (live === undefined) return { ...plan, action: "create", restarts: true, note: "new" };

  const changes = changesOf(known, wanted, live);
  const drift = driftOf(known, wanted, live);
  const imageDrifted = live.image !== wanted.image && live.stackImage === wanted.image;
  const restarts = changes.some(restartsTasks) || drift.some(specRestartsTasks) || imageDrifted;
  const changed = changes.length > 0 || drift.length > 0 || live.hash !== wanted.hash;
  const note = live.unwell ?? (changed && !restarts ? "no task restarts" : undefined);
  return {
    service,
    action: changed || live.unwell ? actionOf({ restarts, stateful, definition: wanted.definition }) : "no-change",
    restarts,
    changes,
    drift,
    imageDrifted,
    ...(note === undefined ? {} : { note }),
  };
}

function changesOf(
  { released }: KnownService,
  wanted: NonNullable<KnownService["wanted"]>,
  live: LiveService,
): readonly FieldChange[] {
  const changes = released === undefined ? [] : diffFields(released, wanted.definition);
  if (changes.length > 0 || live.hash === wanted.hash) return changes;
  // It comes from a release that was interrupted, or from before there was a ledger: its hash says that something is
  // different, not what.
  return live.image === wanted.image
    ? [{ path: "definition", ...(live.hash === undefined ? {} : { before: live.hash }), after: wanted.hash }]
    : [{ path: "image", before: live.image, after: wanted.image }];
}

function driftOf(
  { recorded }: KnownService,
  wanted: NonNullable<KnownService["wanted"]>,
  live: LiveService,
): readonly FieldChange[] {
  const drift = recorded === undefined ? [] : diffFields(recorded, live.spec);
  if (drift.length > 0 || live.hash !== wanted.hash) return drift;
  // What was recorded after a release that failed is not as it should be, either.
  const essence = ({ image, replicas }: Pick<WantedService, "image" | "replicas">): object => ({
    TaskTemplate: { ContainerSpec: { Image: image } },
    Mode: { Replicated: { Replicas: replicas } },
  });
  return diffFields(essence(wanted), essence(live));
}
