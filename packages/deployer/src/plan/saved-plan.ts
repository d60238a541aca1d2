import { createHash } from "node:crypto";
import { RemoteError, UsageError } from "@django-swarm/environment";
import * as z from "zod";
import type { ReleasePlan } from "./release-plan";

/** Raised when the form of the file, or what it promises, changes. */
const PLAN_VERSION = 1;

const imageSchema = z.object({ reference: z.string().min(1), tag: z.string().min(1) });

const imagesSchema = z.object({
  backend: z.string(),
  frontend: z.string(),
  traefik: z.string(),
  socketProxy: z.string(),
  postgres: z.string(),
  redis: z.string(),
  portainer: z.string().optional(),
  portainerAgent: z.string().optional(),
  /** Of the product's own services. */
  services: z.record(z.string(), z.string()),
});

/** What a plan file promises: these images, this result, upon this state of the swarm. */
const contentSchema = z.object({
  environment: z.string(),
  createdAt: z.iso.datetime(),
  chosen: z.object({ backend: imageSchema, frontend: imageSchema }),
  /** Every image of the stack by digest. */
  images: imagesSchema,
  wantedDigest: z.string(),
  stateDigest: z.string(),
  /** The plan itself, for readers. */
  plan: z.unknown(),
});

const fileSchema = z.object({ version: z.number(), checksum: z.string(), content: contentSchema });

export type SavedPlan = z.output<typeof contentSchema>;

export const formatSavedPlan = (content: SavedPlan): string =>
  `${JSON.stringify({ version: PLAN_VERSION, checksum: checksumOf(content), content }, undefined, 2)}\n`;

/**
 * The text of a plan file → what it promises.
 *
 * @throws UsageError for what is no plan, or one of another version or environment, or was changed since.
 */
export function parseSavedPlan(text: string, file: string, environment: string): SavedPlan {
  const again = `Make a new one: \`deployer plan ${environment} --out ${file}\`.`;
  const refuse = (what: string, details: readonly string[] = []): UsageError =>
    new UsageError(`${file} ${what}.`, { code: "plan/unusable", details, hint: again });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refuse("is not a whole plan file", [(error as Error).message]);
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (version !== PLAN_VERSION) {
    throw refuse(
      `is a plan of version ${JSON.stringify(version) ?? "unknown"}, and this deployer writes ${PLAN_VERSION}`,
    );
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    throw refuse(
      "is not a whole plan file",
      parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
    );
  }
  const { checksum, content } = parsed.data;
  if (checksum !== checksumOf(content)) throw refuse("was changed after it was made");
  if (content.environment !== environment) throw refuse(`is a plan of ${content.environment}, not of ${environment}`);
  return content;
}

/** @throws RemoteError when what would be applied, or what it would be applied to, is not what the file promises. */
export function assertStillHolds(saved: SavedPlan, now: ReleasePlan, file: string): void {
  const problem =
    saved.wantedDigest !== now.wantedDigest
      ? "the environment's definition or its secrets have changed since"
      : saved.stateDigest !== now.stateDigest
        ? "the swarm has moved since"
        : undefined;
  if (problem === undefined) return;
  throw new RemoteError(`The plan ${file} cannot be carried out any more: ${problem}.`, {
    code: "plan/outdated",
    hint: `Look at what would happen now: \`deployer plan ${now.environment} --out ${file}\`.`,
  });
}

const checksumOf = (content: SavedPlan): string =>
  createHash("sha256")
    .update(JSON.stringify(contentSchema.parse(content)))
    .digest("hex");
