import * as z from "zod";

/** Raised when the form of an entry changes. */
export const LEDGER_VERSION = 1;

const imageSchema = z.object({ reference: z.string(), tag: z.string() });

const serviceSchema = z.object({
  name: z.string(),
  image: z.string(),
  hash: z.string(),
  replicas: z.number().optional(),
});

const migrationSchema = z.object({
  app: z.string(),
  name: z.string(),
  /** Why going back to the version before would not undo it; absent: it would, or does not matter to it. */
  oneWay: z.array(z.string()).optional(),
});

/** What a release set out to bring, written before it changes anything: all that is needed to bring it back. */
export const entrySchema = z.object({
  version: z.literal(LEDGER_VERSION),
  environment: z.string(),
  number: z.int().positive(),
  kind: z.enum(["release", "rollback"]),
  /** Of a rollback: the release that it goes back to. */
  of: z.int().optional(),
  /** The last release before it that came out whole; absent: there was none. */
  previous: z.int().optional(),
  tag: z.string(),
  /** The application's images, by digest. */
  chosen: z.object({ backend: imageSchema, frontend: imageSchema }),
  /** Of the checkout that it was released from. */
  gitSha: z.string().optional(),
  actor: z.string(),
  fence: z.int(),
  startedAt: z.string(),
  stackYaml: z.string(),
  services: z.array(serviceSchema),
  /** Names of the services that keep data. */
  stateful: z.array(z.string()),
  jobHash: z.string(),
  /** Digest of all that the outcome of its job hangs on; absent: unknown. */
  jobFacts: z.string().optional(),
  /** Migrations that had not run yet; absent: unknown. */
  migrations: z.array(migrationSchema).optional(),
  /** Whom the application logs in to the swarm's own database as; absent: it is attached. */
  login: z.object({ role: z.string(), secret: z.string() }).optional(),
  /** Where on the host the dump is that was taken before them; absent: none. */
  dump: z.string().optional(),
  /** Content of its configs, by name. */
  configs: z.record(z.string(), z.string()),
  /** Names of its secrets; their values are in no entry. */
  secrets: z.array(z.string()),
});

export type LedgerEntry = Readonly<z.output<typeof entrySchema>>;

export type RecordedMigration = z.output<typeof migrationSchema>;

/**
 * released: it runs, and nothing else does. rolled-back: the release before it runs again. not-switched: it failed
 * before anything that runs was touched. failed: somebody must look. interrupted: whoever carried it out was lost.
 */
const OUTCOMES = ["released", "rolled-back", "not-switched", "failed", "interrupted"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a release came out, written when it is over. */
export const conclusionSchema = z.object({
  version: z.literal(LEDGER_VERSION),
  environment: z.string(),
  number: z.int().positive(),
  outcome: z.enum(OUTCOMES),
  /** In one sentence, when it is not released. */
  cause: z.string().optional(),
  endedAt: z.string(),
  /** Each service as the swarm had it then, in normal form; empty where that is unknown. */
  specs: z.record(z.string(), z.record(z.string(), z.unknown())),
});

export type Conclusion = Readonly<z.output<typeof conclusionSchema>>;

/** A release with what became of it; without a conclusion it is under way, or was lost. */
export interface LedgerRecord {
  readonly entry: LedgerEntry;
  readonly conclusion: Conclusion | undefined;
}
