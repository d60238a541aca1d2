import { ON_DATA_NODE, ON_MANAGER, ON_WORKERS } from "../services/placement";
import { problem, type Rule } from "./rule";

const KNOWN: readonly string[] = [ON_MANAGER, ON_WORKERS, ON_DATA_NODE];

/** A constraint that no node can meet leaves the service pending forever, without an error. */
export const placementIsKnown: Rule = ({ services, host }) =>
  services.flatMap(({ name, constraints }) => {
    const path = `services.${name}.constraints`;
    const unknown = constraints
      .filter((constraint) => !KNOWN.includes(constraint))
      .map((constraint) => problem(path, `one of: ${KNOWN.join(", ")}`, constraint));
    if (!constraints.includes(ON_WORKERS)) return unknown;
    // The data is on the manager.
    const isElsewhere = constraints.includes(ON_MANAGER) || constraints.includes(ON_DATA_NODE);
    return [
      ...unknown,
      ...(isElsewhere ? [problem(path, "no node is both a worker and what else is asked", constraints)] : []),
      ...(host?.nodes === 1 ? [problem(path, "needs workers: host.workers is 0", ON_WORKERS)] : []),
    ];
  });
