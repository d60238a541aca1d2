/**
 * Ways in which the engine now and then fails to start a container, whatever is in it: the next try succeeds.
 * The first is moby's issue 48783: it writes secrets and configs, and cannot make their directory read-only yet.
 */
const STUMBLES = [/unable to remount dir as readonly: .*device or resource busy/];

/** How often something is tried when the engine stumbles each time. */
const ATTEMPTS = 3;

/** @param cause a task's error, alone or within a sentence. */
export const isEngineStumble = (cause: string): boolean => STUMBLES.some((stumble) => stumble.test(cause));

/**
 * Tries something again while nothing but the engine itself stumbles.
 *
 * @param causesOf why a try failed, failure by failure; empty: it did not.
 * @param onAgain told what a try came to that is followed by another.
 * @returns what the last try came to.
 */
export async function unlessEngineStumbles<T>(
  attempt: () => Promise<T>,
  causesOf: (outcome: T) => readonly string[],
  onAgain: (outcome: T) => void = () => undefined,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await attempt();
    const causes = causesOf(outcome);
    if (causes.length === 0 || tries === ATTEMPTS || !causes.every(isEngineStumble)) return outcome;
    onAgain(outcome);
  }
}
