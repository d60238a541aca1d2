/**
 * Ways in which the engine now and then fails to start a container, whatever is in it: the next try succeeds.
 * The first is moby's issue 48783: it writes secrets and configs, and cannot make their directory read-only yet.
 */
const STUMBLES = [/unable to remount dir as readonly: .*device or resource busy/];

/** How often something is tried when the engine stumbles each time. */
export const STUMBLE_ATTEMPTS = 3;

/** @param cause a task's error, alone or within a sentence. */
export const isEngineStumble = (cause: string): boolean => STUMBLES.some((stumble) => stumble.test(cause));
