import { UsageError } from "@django-swarm/environment";

/** Longest name that Postgres keeps whole. */
const LONGEST = 63;
/** Letters of a drill's token. */
const TOKEN = 8;

const cut = (name: string, suffix: string): string => `${name.slice(0, LONGEST - suffix.length)}${suffix}`;

/** What a restored database is called until it is whole; the environment's lock keeps it one restore's own. */
export const restoringName = (live: string): string => cut(live, "_restoring");

/** What the database before is called afterwards. */
export const replacedName = (live: string, at: Date): string =>
  cut(live, `_replaced_${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").toLowerCase()}`);

/** What the names of all drills' databases begin with. */
export const drillPrefix = (live: string): string => `${live.slice(0, LONGEST - "_drill_".length - TOKEN)}_drill_`;

/** @param token a drill's own, of eight letters: several may be held at once */
export const drillName = (live: string, token: string): string => `${drillPrefix(live)}${token.slice(0, TOKEN)}`;

/** @throws UsageError for a name that is none, or that is another's. */
export function assertSideName(name: string, live: string): void {
  const taken = [live, restoringName(live), "postgres", "template0", "template1"];
  if (/^[a-z_][a-z0-9_]{0,62}$/.test(name) && !taken.includes(name)) return;
  throw new UsageError(
    taken.includes(name) ? `The database ${name} is no side database.` : `"${name}" is no name for a database.`,
    {
      code: "backup/side-name",
      hint: "Take a name of its own of lower-case letters, digits and underscores: `--into before_the_accident`.",
    },
  );
}
