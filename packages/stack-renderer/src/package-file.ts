import { dirname, join } from "node:path";

/** A file that comes with this package, wherever its code was bundled into. */
export const packageFile = (...path: readonly string[]): string =>
  join(dirname(require.resolve("@django-swarm/stack-renderer/package.json")), ...path);
