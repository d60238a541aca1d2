import { formatMigrations } from "../migrations/migration-list";
import type { FieldChange } from "./diff-fields";
import type { ServicePlan } from "./plan-services";
import { changedServices, type ReleasePlan } from "./release-plan";
import type { ServiceAction } from "./service-action";

/** What happens to a service, in words. */
export const ACTION_WORDS: Readonly<Record<ServiceAction, string>> = {
  "no-change": "no change",
  create: "create",
  rolling: "rolling",
  "brief-downtime": "brief downtime",
  "stateful-restart": "STATEFUL RESTART",
  remove: "remove",
};

/** A plan as people read it, line by line. */
export function formatPlan(plan: ReleasePlan): readonly string[] {
  const width = Math.max(0, ...plan.services.map(({ service }) => service.length));
  const { secrets, configs, networks } = plan.newObjects;
  const objects = [
    ...secrets.map((name) => `secret ${name}`),
    ...configs.map((name) => `config ${name}`),
    ...networks.map((name) => `network ${name}`),
  ];
  return [
    `${plan.environment}, tag ${plan.tag}, ${plan.previous === undefined ? "first release" : `after release ${plan.previous}`}`,
    "",
    ...plan.services.flatMap((service) => formatService(service, width)),
    ...(objects.length > 0 ? ["", "new:", ...objects.map((object) => `  ${object}`)] : []),
    ...(changedServices(plan.services).length > 0
      ? [
          "",
          `release job (migrate, collect static files): ${plan.job === "run" ? "runs" : "skipped, it has succeeded for this image"}`,
        ]
      : []),
    ...(plan.migrations === undefined ? [] : ["", ...formatMigrations(plan.migrations)]),
  ];
}

function formatService({ service, action, changes, drift, note }: ServicePlan, width: number): readonly string[] {
  const indent = " ".repeat(width + 4);
  return [
    `  ${service.padEnd(width)}  ${ACTION_WORDS[action]}${note === undefined ? "" : ` (${note})`}`,
    ...changes.map((change) => `${indent}${formatField(change)}`),
    ...drift.map((change) => `${indent}by hand: ${formatField(change)}`),
  ];
}

/** Values longer than this are cut: the whole ones are in the JSON. */
const SHOWN = 80;

export function formatField({ path, before, after }: FieldChange): string {
  const show = (value: string): string => (value.length > SHOWN ? `${value.slice(0, SHOWN - 1)}…` : value);
  if (before === undefined) return `${path}: + ${show(after ?? "")}`;
  if (after === undefined) return `${path}: − ${show(before)}`;
  return `${path}: ${show(before)} → ${show(after)}`;
}
