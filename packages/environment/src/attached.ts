import * as z from "zod";
import { secretNameSchema } from "./fields";

/** Names a secret where its value must not stand: in a definition, which is no secret. */
export interface SecretReference {
  readonly secret: string;
}

/** The value of the secret `name`, e.g. `secret("DATABASE_URL")`; set it with `deployer secrets set`. */
export const secret = (name: string): SecretReference => ({ secret: name });

const secretReferenceSchema = z.strictObject(
  { secret: secretNameSchema },
  { error: 'the name of a secret, as in secret("DATABASE_URL"): its value never stands in a definition' },
);

const swarmSchema = z.strictObject({ kind: z.literal("swarm") });
const attachedSchema = z.strictObject({ kind: z.literal("attached"), url: secretReferenceSchema });

/** Postgres: a service of the swarm's own, or an attached resource. */
export const databaseSchema = z.discriminatedUnion("kind", [swarmSchema, attachedSchema]).default({ kind: "swarm" });

/** Redis: the same, or none at all. */
export const cacheSchema = z
  .discriminatedUnion("kind", [swarmSchema, attachedSchema, z.strictObject({ kind: z.literal("none") })])
  .default({ kind: "swarm" });
