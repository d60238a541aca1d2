import { randomBytes } from "node:crypto";

/** A secret's value that stands nowhere else in the world, and what of it is looked for. */
export interface Canary {
  readonly secret: string;
  readonly value: string;
  /** Parts that no quoting, escaping or encoding of URLs changes. */
  readonly marks: readonly string[];
}

const mark = (): string => randomBytes(16).toString("hex");

/** Two marks with everything between them that a shell, YAML, JSON or a URL could trip over. */
export function newCanary(secret: string): Canary {
  const marks = [mark(), mark()];
  return { secret, value: marks.join(`'"\`$HOME \\ %41 é\n#: `), marks };
}

/** A value that is there already: nobody else has it either. */
export const canaryOf = (secret: string, value: string): Canary => ({ secret, value, marks: [value] });
