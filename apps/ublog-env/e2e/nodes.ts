import { onHost } from "./rehearsal";

/** A node of the rehearsal's swarm, as its manager sees it. */
export interface SwarmNode {
  readonly hostname: string;
  readonly address: string;
  readonly role: "manager" | "worker";
  readonly state: "ready" | "down" | "unknown" | "disconnected";
  readonly label: string | undefined;
}

interface NodeObject {
  readonly Spec: { readonly Role: SwarmNode["role"] };
  readonly Description: { readonly Hostname: string; readonly Engine: { readonly Labels?: Record<string, string> } };
  readonly Status: { readonly State: SwarmNode["state"]; readonly Addr: string };
}

export const readNodes = (): readonly SwarmNode[] =>
  (JSON.parse(onHost("docker node inspect $(docker node ls -q)")) as NodeObject[]).map(
    ({ Spec, Description, Status }) => ({
      hostname: Description.Hostname,
      address: Status.Addr,
      role: Spec.Role,
      state: Status.State,
      label: Description.Engine.Labels?.["django-swarm.node"],
    }),
  );

/** Names of the nodes that run a service's tasks now, one a task. */
export const nodesOf = (service: string): readonly string[] =>
  onHost(`docker service ps ublog-rehearsal_${service} -f desired-state=running --format "{{.Node}} {{.CurrentState}}"`)
    .split("\n")
    .flatMap((line) => (line.includes(" Running ") ? [line.split(" ")[0] ?? ""] : []))
    .sort();
