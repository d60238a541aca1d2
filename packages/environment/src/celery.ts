import * as z from "zod";
import { pythonPathSchema } from "./python-path";

/**
 * The longest that a task may take, in seconds: its worker ends it then (celery's `--time-limit`; a task with a limit of
 * its own keeps that one), and a worker that is replaced is left this long. Redis hands a task out again after an hour
 * unless the application's `visibility_timeout` says otherwise: raise that, too, for longer tasks.
 */
const taskTimeLimitSchema = z.int().min(1).max(86_400);

const queueSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, "lower-case letters, digits and dashes, at most 20"),
  concurrency: z.int().min(1).max(64).default(1),
  replicas: z.int().min(1).max(32).default(1),
  /** Default: that of all queues. */
  taskTimeLimitSeconds: taskTimeLimitSchema.optional(),
});

/** Workers, a service for each queue, and the clock of periodic tasks. */
export const celerySchema = z.strictObject({
  /** celery's `-A`. */
  app: pythonPathSchema,
  queues: z
    .array(queueSchema)
    .min(1)
    .prefault([{ name: "celery" }]),
  taskTimeLimitSeconds: taskTimeLimitSchema.default(120),
  beat: z.boolean().default(true),
});
