import * as z from "zod";

/** What can be an argument or a variable of a process. */
export const textSchema = z.string().regex(/^[^\0]*$/, "text without a NUL byte");

/** Environment variables, by name. */
export const variablesSchema = z
  .record(z.string().regex(/^[A-Z_][A-Z0-9_]*$/, "an environment variable's name"), textSchema)
  .default({});
