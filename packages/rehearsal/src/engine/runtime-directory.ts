import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Layout } from "../layout";

/** Where engines of rehearsals have their sockets, which have a limit of about 100 characters: not in the checkout. */
export const RUNTIME_PARENT = "/run";
export const RUNTIME_PREFIX = "django-swarm-";
export const PID_FILE = "docker.pid";
/** Says whose it is. */
export const CHECKOUT_FILE = "checkout";

export const runtimeDirectory = ({ root }: Layout): string =>
  join(RUNTIME_PARENT, `${RUNTIME_PREFIX}${createHash("sha256").update(root).digest("hex").slice(0, 8)}`);
