import { z } from "zod";
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

/** A backing service: one of the swarm's own, or an attached resource. */
export const attachableSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("swarm") }),
    z.strictObject({ kind: z.literal("attached"), url: secretReferenceSchema }),
  ])
  .default({ kind: "swarm" });
