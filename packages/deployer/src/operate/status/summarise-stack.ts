import { explainTask } from "../../release/explain-task";
import type { NodeObject, ServiceObject, TaskObject } from "../../swarm/engine-objects";
import { parseImageReference } from "../../swarm/image-reference";
import { newestFirst } from "../../swarm/newest-first";
import type { LiveStack } from "../../swarm/read-stack";
import { TAG_LABEL } from "../../swarm/stack-labels";
import type { NodeStatus, ReleaseStatus, ServiceStatus } from "./status";

/** What runs of the application, by its services' labels; undefined before the first release. */
export function summariseRelease({ services }: LiveStack): ReleaseStatus | undefined {
  const released = [...services.values()].filter(({ Spec }) => TAG_LABEL in (Spec.Labels ?? {}));
  const at = released
    .map(({ UpdatedAt = "" }) => UpdatedAt)
    .sort()
    .at(-1);
  if (at === undefined) return undefined;
  return { tags: [...new Set(released.map(({ Spec }) => Spec.Labels?.[TAG_LABEL] ?? ""))].sort(), at };
}

/** Every service, in the order of their names. */
export const summariseServices = ({ services, tasks }: LiveStack): readonly ServiceStatus[] =>
  [...services]
    .map(([name, service]) =>
      summarise(
        name,
        service,
        tasks.filter(({ ServiceID }) => ServiceID === service.ID),
      ),
    )
    .sort((a, b) => a.name.localeCompare(b.name));

function summarise(name: string, service: ServiceObject, tasks: readonly TaskObject[]): ServiceStatus {
  const { RunningTasks: running = 0, DesiredTasks: desired = 0 } = service.ServiceStatus ?? {};
  const image = service.Spec.TaskTemplate.ContainerSpec.Image;
  return { name, running, desired, image: shortImage(image), trouble: troubleOf(service, tasks, running, desired) };
}

function troubleOf(
  { UpdateStatus: update }: ServiceObject,
  tasks: readonly TaskObject[],
  running: number,
  desired: number,
): string | undefined {
  const newest = newestFirst(tasks);
  const waiting = newest.find(({ DesiredState, Status }) => DesiredState === "running" && Status.State !== "running");
  if (update?.State === "paused" || update?.State === "rollback_paused") {
    return `its update stopped: ${update.Message ?? update.State}`;
  }
  // An update whose task finds no node goes on for ever.
  if (waiting?.Status.Err) return explainTask(waiting);
  if (update?.State === "updating") return "it is being updated";
  if (update?.State === "rollback_started") return "it is being rolled back";
  if (running >= desired) return undefined;
  const failed = newest.find(({ Status }) => ["failed", "rejected"].includes(Status.State));
  return failed ? explainTask(failed) : `it is ${waiting?.Status.State ?? "not started"}`;
}

/** The last part of the repository's name, the tag, and enough of the digest to know it by. */
function shortImage(reference: string): string {
  const { repository, tag, digest } = parseImageReference(reference);
  const name = repository.split("/").at(-1) ?? repository;
  return [
    `${name}${tag === undefined ? "" : `:${tag}`}`,
    ...(digest ? [digest.replace("sha256:", "").slice(0, 12)] : []),
  ].join("@");
}

export const summariseNodes = (nodes: readonly NodeObject[], tasks: readonly TaskObject[]): readonly NodeStatus[] =>
  nodes
    .map((node) => ({
      name: node.Description?.Hostname ?? node.ID,
      role: node.Spec.Role ?? "worker",
      state: node.Status.State,
      availability: node.Spec.Availability ?? "active",
      address: node.Status.Addr ?? "",
      engine: node.Description?.Engine?.EngineVersion ?? "",
      tasks: tasks.filter(({ NodeID, Status }) => NodeID === node.ID && Status.State === "running").length,
    }))
    .sort((a, b) => a.role.localeCompare(b.role) || a.name.localeCompare(b.name));
