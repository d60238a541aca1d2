import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { RemoteError } from "@django-swarm/environment";
import type { z } from "zod";
import { ENVIRONMENT_LABEL } from "../swarm/stack-labels";
import { type Conclusion, conclusionSchema, entrySchema, type LedgerEntry } from "./ledger-entry";

/** The engine takes no config of 1,024,000 bytes or more. */
const MAX_BYTES = 1_000_000;

/** The two documents of a release: what it set out to do, and how it came out. */
export type LedgerPart = "entry" | "end";

/** A document of the ledger as it is stored, in the swarm and in the mirror alike. Never changed once written. */
export interface LedgerDocument {
  readonly number: number;
  readonly part: LedgerPart;
  readonly content: Buffer;
}

const LABELS = {
  number: "django-swarm.ledger.number",
  part: "django-swarm.ledger.part",
  checksum: "django-swarm.ledger.sha256",
} as const;

export const documentName = (environmentName: string, number: number, part: LedgerPart): string =>
  `${environmentName}_release-${number}${part === "end" ? "-end" : ""}`;

export const documentLabels = (
  environmentName: string,
  { number, part, content }: LedgerDocument,
): Readonly<Record<string, string>> => ({
  [ENVIRONMENT_LABEL]: environmentName,
  [LABELS.number]: String(number),
  [LABELS.part]: part,
  [LABELS.checksum]: checksum(content),
});

/** Which document a config's labels say that it is; undefined: none of the ledger. */
export function documentOf(
  labels: Readonly<Record<string, string>>,
): { readonly number: number; readonly part: LedgerPart; readonly checksum: string } | undefined {
  const { [LABELS.number]: number, [LABELS.part]: part, [LABELS.checksum]: sum = "" } = labels;
  if (number === undefined || !/^[1-9]\d{0,9}$/.test(number)) return undefined;
  return part === "entry" || part === "end" ? { number: Number(number), part, checksum: sum } : undefined;
}

/** @throws RemoteError when it would not fit into the swarm. */
export function packDocument(value: LedgerEntry | Conclusion, part: LedgerPart): LedgerDocument {
  const content = gzipSync(JSON.stringify(value), { level: 9 });
  if (content.length <= MAX_BYTES) return { number: value.number, part, content };
  throw new RemoteError(
    `The ledger's entry of release ${value.number} has ${content.length} bytes; ${MAX_BYTES} fit.`,
    {
      code: "ledger/too-large",
      hint: "Make the configs of the stack smaller.",
    },
  );
}

export const unpackEntry = (content: Buffer, where: string): LedgerEntry => unpack(content, where, entrySchema);
export const unpackConclusion = (content: Buffer, where: string): Conclusion =>
  unpack(content, where, conclusionSchema);

/** @throws RemoteError for what was not written by us. */
function unpack<T>(content: Buffer, where: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(gunzipSync(content).toString());
  } catch (error) {
    throw damaged(where, [(error as Error).message]);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const version = (value as { version?: unknown } | null)?.version;
  const details = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw damaged(where, [`version ${JSON.stringify(version)}`, ...details]);
}

export const checksum = (content: Buffer): string => createHash("sha256").update(content).digest("hex");

export const damaged = (where: string, details: readonly string[]): RemoteError =>
  new RemoteError(`The ledger cannot be read: ${where} is not as it was written.`, {
    code: "ledger/damaged",
    details,
    hint: `If the backups bucket still has it, remove the damaged one on the host (\`docker config rm ${where}\`) and run the command again: it is taken from there.`,
  });
