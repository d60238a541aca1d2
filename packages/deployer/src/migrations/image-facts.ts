import { RemoteError } from "@django-swarm/environment";
import * as z from "zod";

const columnSchema = z.object({
  /** As Postgres writes it, e.g. `varchar(100)`; null: it hangs on another table. */
  type: z.string().nullable(),
  /** Where the model states it. */
  name: z.string().nullable(),
});

const operationSchema = z.object({
  /** Django's own name of it, e.g. `RemoveField`. */
  kind: z.string(),
  description: z.string(),
  /** Whether it says how it is undone. */
  reversible: z.boolean(),
  /** Whether there is a table or column of Django's behind it. */
  touchesDatabase: z.boolean(),
  before: columnSchema.nullish(),
  after: columnSchema.nullish(),
});

const factsSchema = z.object({
  /** Migrations that have run, of whatever version. */
  applied: z.array(z.object({ app: z.string(), name: z.string() })),
  /** Migrations that would run, in order. */
  pending: z.array(
    z.object({
      app: z.string(),
      name: z.string(),
      /** Nothing of its app has run yet: no version before this one knows of it. */
      newApp: z.boolean(),
      operations: z.array(operationSchema),
    }),
  ),
  /** Digest of what collectstatic would collect; null: there are no static files. */
  staticFiles: z.string().nullable(),
});

/** What an image says of itself. */
export type ImageFacts = z.output<typeof factsSchema>;
export type PendingMigration = ImageFacts["pending"][number];
export type MigrationOperation = z.output<typeof operationSchema>;

/** Begins the line that has the facts: applications print, too. */
const FIRST_LINE = "django-swarm image facts ";

/** @throws RemoteError when the output has no such line: nothing was changed. */
export function parseImageFacts(stdout: string): ImageFacts {
  const line = stdout.split("\n").findLast((each) => each.startsWith(FIRST_LINE));
  try {
    return factsSchema.parse(JSON.parse((line ?? "").slice(FIRST_LINE.length)));
  } catch (cause) {
    throw new RemoteError("The image does not say which migrations it would run.", {
      code: "migrations/unreadable",
      details: stdout.split("\n").slice(-5),
      hint: "Report it with the lines above: a bug in django-swarm.",
      cause,
    });
  }
}
