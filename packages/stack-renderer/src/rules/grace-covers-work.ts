import { problem, type Rule } from "./rule";

/** Between the end of the work and SIGKILL a process closes its connections and writes its last lines. */
const LEAST_MARGIN_MS = 2_000;

/** A container that is killed in mid-work loses the request or the task that it was about to end. */
export const graceCoversWork: Rule = ({ services }) =>
  services
    .filter(({ busyMs, stopGracePeriodMs }) => busyMs !== undefined && stopGracePeriodMs < busyMs + LEAST_MARGIN_MS)
    .map(({ name, busyMs = 0, stopGracePeriodMs }) =>
      problem(
        `services.${name}.stopGracePeriodMs`,
        `at least ${busyMs + LEAST_MARGIN_MS}: it may be at work for ${busyMs} ms after its stop signal`,
        stopGracePeriodMs,
      ),
    );
