import * as z from "zod";

/** The engine refuses less than 6. */
const memorySchema = z.int().min(8).max(1_048_576);

/**
 * What single services may use, by their names, in place of what is derived from the host's memory. With a limit alone
 * the reservation stays below it, with a reservation alone the limit above it.
 */
export const resourcesSchema = z
  .record(
    z.string(),
    z.strictObject({
      /** Where the service is stopped. */
      memoryLimitMiB: memorySchema.optional(),
      /** What is kept free for it. */
      memoryReservationMiB: memorySchema.optional(),
      /** Of one CPU; default: all there is. */
      cpuLimit: z.number().min(0.05).max(64).optional(),
    }),
  )
  .default({});
