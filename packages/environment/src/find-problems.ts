import type { z } from "zod";
import { describeProblem } from "./describe-problem";
import { addressRangesAreApart } from "./rules/address-ranges";
import { portainerIsNotOpen, sshIsNotOpen } from "./rules/allow-lists";
import { attachedUrlsAreNoVariables, queuesAreDistinct, secretsAreNoVariables } from "./rules/application";
import { architectureFits } from "./rules/architecture";
import { attachedServicesAreDistinct, ownDatabaseHasFiles } from "./rules/attached-services";
import { stagingRootIsKnown } from "./rules/certificate-authority";
import {
  extraServicesAreNamedApart,
  extraServicesAreReachedApart,
  extraServicesAreSound,
  extraServicesStateTheirResources,
} from "./rules/extra-services";
import {
  hostNamesAreDistinct,
  hostNamesLieInTheZone,
  portainersNameIsItsOwn,
  preloadCanBeListed,
} from "./rules/host-names";
import { hostSizeIsKnown } from "./rules/host-size";
import type { Refuse, Rule } from "./rules/rule";
import { postgresStaysWhereItIs, reservationsAreWithinLimits } from "./rules/sizing";
import { traefikKnowsItsOptions } from "./rules/traefik-version";
import { celeryHasABroker, secretFilesAreNamedOnce } from "./rules/web-server";
import { type EnvironmentData, environmentSchema } from "./schema";

const RULES: readonly Rule[] = [
  hostNamesLieInTheZone,
  hostNamesAreDistinct,
  portainersNameIsItsOwn,
  preloadCanBeListed,
  addressRangesAreApart,
  sshIsNotOpen,
  portainerIsNotOpen,
  architectureFits,
  attachedServicesAreDistinct,
  ownDatabaseHasFiles,
  secretsAreNoVariables,
  attachedUrlsAreNoVariables,
  queuesAreDistinct,
  hostSizeIsKnown,
  reservationsAreWithinLimits,
  postgresStaysWhereItIs,
  stagingRootIsKnown,
  traefikKnowsItsOptions,
  celeryHasABroker,
  secretFilesAreNamedOnce,
  extraServicesAreNamedApart,
  extraServicesAreSound,
  extraServicesStateTheirResources,
  extraServicesAreReachedApart,
];

type Problem = z.core.$ZodIssue;

/** Problems of single fields, each with path, found value and fix; then those that the sound sections show. */
export const fieldProblems = (input: unknown, issues: readonly Problem[]): string[] => [
  ...issues.map((issue) => describeProblem(issue, input, "environment")),
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
