import { RESERVED_POSTGRES_SETTINGS } from "../postgres-settings";
import { rule } from "./rule";

/** The engine would refuse it in the middle of a release. */
export const reservationsAreWithinLimits = rule(["resources"], ({ resources }, refuse) => {
  for (const [service, { memoryReservationMiB: reservation, memoryLimitMiB: limit }] of Object.entries(resources)) {
    if (reservation === undefined || limit === undefined || reservation <= limit) continue;
    refuse(`resources.${service}.memoryReservationMiB`, reservation, `must be at most its limit of ${limit}`);
  }
});

/** With another port or directory Postgres would not be found, or would begin anew in an empty one. */
export const postgresStaysWhereItIs = rule(["app"], ({ app }, refuse) => {
  for (const name of RESERVED_POSTGRES_SETTINGS) {
    if (name in app.postgres.settings) {
      refuse(`app.postgres.settings.${name}`, app.postgres.settings[name], "is not yours to set: the stack states it");
    }
  }
});
