import type { z } from "zod";
import { addressRangesAreApart } from "./rules/address-ranges";
import { portainerIsNotOpen, sshIsNotOpen } from "./rules/allow-lists";
import { attachedUrlsAreNoVariables, queuesAreDistinct, secretsAreNoVariables } from "./rules/application";
import { architectureFits } from "./rules/architecture";
import { attachedDatabaseHasNoFiles, attachedServicesAreDistinct } from "./rules/attached-services";
import { hostNamesLieInTheZone } from "./rules/host-names";
import type { Refuse, Rule } from "./rules/rule";
import { type EnvironmentData, environmentSchema } from "./schema";

const RULES: readonly Rule[] = [
  hostNamesLieInTheZone,
  addressRangesAreApart,
  sshIsNotOpen,
  portainerIsNotOpen,
  architectureFits,
  attachedServicesAreDistinct,
  attachedDatabaseHasNoFiles,
  secretsAreNoVariables,
  attachedUrlsAreNoVariables,
  queuesAreDistinct,
];

type Problem = z.core.$ZodIssue;

/** Problems of single fields, each with path, found value and fix; then those that the sound sections show. */
export const fieldProblems = (input: unknown, issues: readonly Problem[]): string[] => [
  ...issues.map((issue) => describe(issue, input)),
  ...ruleProblems(soundSections(input)),
];

/** Problems that no single field shows, in those sections of a definition that are there. */
export function ruleProblems(sound: Partial<EnvironmentData>): string[] {
  const problems: string[] = [];
  const refuse: Refuse = (path, found, fix) => {
    problems.push(`${path}: ${fix} (found ${JSON.stringify(found)})`);
  };
  for (const { sections, check } of RULES) {
    if (sections.every((section) => section in sound)) check(sound as EnvironmentData, refuse);
  }
  return problems;
}

/** The sections that are valid by themselves, their defaults filled in. */
function soundSections(input: unknown): Partial<EnvironmentData> {
  if (typeof input !== "object" || input === null) return {};
  const given = input as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(environmentSchema.shape).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(given[name]);
      return parsed.success ? [[name, parsed.data]] : [];
    }),
  );
}

function describe(issue: Problem, input: unknown): string {
  const path = issue.path.join(".") || "environment";
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  );
  const shown = found === undefined || typeof found === "object" ? "" : ` (found ${withoutPassword(found)})`;
  return `${path}: ${issue.message}${shown}`;
}

/** Somebody may have put a URL with its password where only a name belongs. */
const withoutPassword = (found: unknown): string => JSON.stringify(found).replace(/:\/\/[^/]*@/, "://…@");
