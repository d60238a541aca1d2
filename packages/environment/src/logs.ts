import * as z from "zod";

/** How many days CloudWatch can be told to keep logs. */
const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 3653] as const;

/** Where the containers' stdout and stderr go. */
export const logsSchema = z
  .discriminatedUnion("driver", [
    z.strictObject({
      /** Files on the host, of each container the newest `maxFiles` of `maxSizeMiB` each. */
      driver: z.literal("json-file"),
      maxSizeMiB: z.int().min(1).max(1024).default(10),
      maxFiles: z.int().min(1).max(20).default(3),
    }),
    z.strictObject({
      /** CloudWatch, in a log group of the environment's own. `docker service logs` goes on working. */
      driver: z.literal("awslogs"),
      retentionDays: z.literal(RETENTION_DAYS).default(30),
    }),
  ])
  .prefault({ driver: "json-file" });
