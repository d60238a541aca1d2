import { ON_DATA_NODE, ON_MANAGER, ON_WORKERS } from "../services/placement";
import { problem, type Rule } from "./rule";

const KNOWN: readonly string[] = [ON_MANAGER, ON_WORKERS, ON_DATA_NODE];

/** A constraint that no node can meet leaves the service pending forever, without an error. */
export const placementIsKnown: Rule = ({ services }) =>
  services.flatMap(({ name, constraints }) =>
    constraints
      .filter((constraint) => !KNOWN.includes(constraint))
      .map((constraint) => problem(`services.${name}.constraints`, `one of: ${KNOWN.join(", ")}`, constraint)),
  );
