import * as z from "zod";
import type { StoredConfig } from "../swarm/cluster";
import { ENVIRONMENT_LABEL } from "../swarm/stack-labels";

/** What the holder of a lock is doing; told to whoever comes second, and read by whoever takes over. */
export interface LockNote {
  /** Who, e.g. `ada@laptop (4711)`. */
  readonly holder: string;
  /** Why, e.g. `release v2`. */
  readonly reason: string;
  /** ISO 8601, by the holder's wall clock. */
  readonly since: string;
  /** The release's number; 0: not given yet. */
  readonly release: number;
  /** The step that is being done. */
  readonly step: string;
}

/** A lock as it stands in the swarm. */
export interface LockRecord {
  /** Rises with every holder: what is sent with a lower one is refused. */
  readonly fence: number;
  /** Made up by the holder; undefined: nobody holds it. */
  readonly token: string | undefined;
  readonly note: LockNote;
}

const PREFIX = "django-swarm.lock.";
const number = z.string().regex(/^\d{1,15}$/);
const labelsSchema = z.object({
  fence: number,
  token: z.string(),
  holder: z.string(),
  reason: z.string(),
  since: z.string(),
  release: number,
  step: z.string(),
});

export const NO_NOTE: LockNote = { holder: "", reason: "", since: "", release: 0, step: "" };

export const lockName = (environmentName: string): string => `${environmentName}_lock`;

/** The lock in the labels of its config; undefined: they are no lock's. */
export function parseLock({ labels }: Pick<StoredConfig, "labels">): LockRecord | undefined {
  const ours = Object.entries(labels).flatMap(([label, value]) =>
    label.startsWith(PREFIX) ? [[label.slice(PREFIX.length), value] as const] : [],
  );
  const parsed = labelsSchema.safeParse(Object.fromEntries(ours));
  if (!parsed.success) return undefined;
  const { fence, token, release, ...note } = parsed.data;
  return { fence: Number(fence), token: token || undefined, note: { ...note, release: Number(release) } };
}

/** @param beat changes with every heartbeat. */
export function formatLock(
  environmentName: string,
  { fence, token, note }: LockRecord,
  beat: number,
): Readonly<Record<string, string>> {
  const values = { ...note, fence, token: token ?? "", beat };
  return {
    [ENVIRONMENT_LABEL]: environmentName,
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`${PREFIX}${name}`, String(value)])),
  };
}
