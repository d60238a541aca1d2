import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path below the checkout. */
export const inWorkspace = (...names) => join(root, ...names);
