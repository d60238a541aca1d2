/** What an engine says of its swarm, in its own spelling. */
export interface SwarmInfo {
  readonly LocalNodeState: string;
  readonly ControlAvailable: boolean;
  /** What keeps a manager from managing. */
  readonly Error?: string;
}

/** ready: it manages an active swarm. waiting: it may yet. never: nothing that is waited for will change it. */
export type ManagerState = { readonly state: "ready" } | { readonly state: "waiting" | "never"; readonly what: string };

/** Whether an engine can be told what its swarm shall run. */
export function managerState({
  LocalNodeState: local,
  ControlAvailable: manages,
  Error: error,
}: SwarmInfo): ManagerState {
  if (local === "locked") return { state: "never", what: "its swarm is locked: `docker swarm unlock`" };
  if (local === "active" && !manages) return { state: "never", what: "its engine is in a swarm and manages none" };
  // Managers elect one of them; where most are lost, nobody can.
  if (error) return { state: "waiting", what: `its swarm has no leader (${error})` };
  return manages ? { state: "ready" } : { state: "waiting", what: `its swarm is ${local}` };
}
