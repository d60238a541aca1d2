import type { FieldChange } from "./diff-fields";
import type { StackFileService } from "./stack-file-services";

/** What a release does to a service, from nothing to what must not happen unasked. */
export type ServiceAction = "no-change" | "create" | "rolling" | "brief-downtime" | "stateful-restart" | "remove";

/** Fields of a stack file that concern the service, not its tasks. */
const TASKLESS_FIELDS = ["deploy.labels", "deploy.update_config", "deploy.rollback_config", "deploy.replicas"];

const isIn = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`);

/** Whether a changed field of a stack file replaces tasks. */
export const restartsTasks = ({ path }: FieldChange): boolean => !TASKLESS_FIELDS.some((field) => isIn(path, field));

/** Whether a changed field of an engine's specification replaces tasks. */
export const specRestartsTasks = ({ path }: FieldChange): boolean =>
  isIn(path, "TaskTemplate") && !isIn(path, "TaskTemplate.Placement");

/** The action on a service that runs and is to change. */
export function actionOf({
  restarts,
  stateful,
  definition,
}: {
  readonly restarts: boolean;
  readonly stateful: boolean;
  readonly definition: StackFileService;
}): ServiceAction {
  if (!restarts || order(definition) !== "stop-first") return "rolling";
  return stateful ? "stateful-restart" : "brief-downtime";
}

/** The engine's own default is stop-first. */
function order(definition: StackFileService): string {
  const { update_config: update } = (definition["deploy"] ?? {}) as { update_config?: { order?: string } };
  return update?.order ?? "stop-first";
}
