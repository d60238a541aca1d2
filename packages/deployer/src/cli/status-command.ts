import { formatStatus } from "../operate/status/format-status";
import { readStatus } from "../operate/status/read-status";
import { withManager } from "../swarm/with-manager";
import type { Command } from "./command-context";

/** Shows; `doctor` judges. */
export const statusCommand: Command<{ hostTimeoutMs: number }> = async (context, { hostTimeoutMs }) => {
  const { environment, reporter } = context;
  const status = await withManager({ ...context, hostTimeoutMs }, (manager) =>
    reporter.step("Look at it", () => readStatus(environment, manager)),
  );
  reporter.result(formatStatus(status), { ...status });
  return undefined;
};
