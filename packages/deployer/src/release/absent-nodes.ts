import type { NodeObject } from "../swarm/engine-objects";

/** The nodes that take no tasks now, in words, e.g. "the node ip-10-20-0-11 is down". */
export const absentNodes = (nodes: readonly NodeObject[]): readonly string[] =>
  nodes.flatMap((node) => {
    const why = absence(node);
    return why === undefined ? [] : [`the node ${node.Description?.Hostname ?? node.ID} ${why}`];
  });

function absence({ Spec: { Availability: availability }, Status: { State: state } }: NodeObject): string | undefined {
  if (state !== "ready") return `is ${state}`;
  if (availability === "drain") return "is drained";
  return availability === "pause" ? "is paused" : undefined;
}
