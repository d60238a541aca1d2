import { randomBytes } from "node:crypto";

/** A secret's value that stands nowhere else in the world, and what of it is looked for. */
export interface Canary {
  readonly secret: string;
  readonly value: string;
  /** Parts that no quoting, escaping or encoding of URLs changes. */
  readonly marks: readonly string[];
}

const mark = (): string => randomBytes(16).toString("hex");

/** Everything that a shell, YAML, JSON or a URL could trip over. */
const TROUBLE = `'"\`$HOME \\ %41 é\n#: `;

/** Two marks with trouble between them. */
export function newCanary(secret: string, trouble = TROUBLE): Canary {
  const marks = [mark(), mark()];
  return { secret, value: marks.join(trouble), marks };
}

/** Postgres reads one line. */
export const newPassword = (secret: string): Canary => newCanary(secret, TROUBLE.replace("\n", ""));
