import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { ConfigError } from "@django-swarm/environment";
import { inRehearsal, type Layout } from "../layout";
import { isAlive } from "../process/is-alive";

/**
 * Takes the rehearsal of a checkout for this process; a lock whose process is gone is taken over.
 *
 * @returns gives it back. @throws ConfigError while another process holds it.
 */
export function takeLock(layout: Layout): () => void {
  mkdirSync(layout.directory, { recursive: true });
  const file = inRehearsal(layout, "lock");
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = Number(readFileSync(file, "utf8"));
    if (holder > 0 && isAlive(holder)) {
      throw new ConfigError(`A rehearsal of this checkout is running already (process ${holder}).`, {
        code: "rehearsal/running",
        hint: `Wait until it has ended, or end it with \`kill ${holder}\`, then run the command again.`,
      });
    }
    rmSync(file, { force: true });
  }
}
