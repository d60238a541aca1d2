import { RemoteError } from "@django-swarm/environment";
import type { LockRecord } from "./lock-record";

export const lockHeld = (environmentName: string, { note }: LockRecord): RemoteError =>
  new RemoteError(`${environmentName} is locked by ${note.holder} since ${note.since}: ${note.reason}.`, {
    code: "lock/held",
    details: note.step === "" ? [] : [`at: ${note.step}`],
    hint: `Wait until it has ended. A holder that is gone is noticed by itself within a minute; \`deployer unlock ${environmentName}\` does not wait.`,
  });

export const lockMalformed = (environmentName: string): RemoteError =>
  new RemoteError(`The lock of ${environmentName} cannot be read: its labels were changed by hand.`, {
    code: "lock/malformed",
    hint: `If nobody is releasing, \`deployer unlock ${environmentName}\` puts it right.`,
  });

/** Whoever had the lock no longer has it. */
export class LockLost extends Error {
  /** @param by what was found in its place; undefined: nothing that can be read. */
  constructor(by: LockRecord | undefined) {
    super(by?.token ? `${by.note.holder} took the lock over (${by.note.reason})` : "the lock was taken away");
    this.name = "LockLost";
  }
}
