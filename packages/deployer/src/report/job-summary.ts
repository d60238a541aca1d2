import { migrationName } from "../migrations/check-migrations";
import { ACTION_WORDS } from "../plan/format-plan";
import type { ServicePlan } from "../plan/plan-services";
import type { ReleasePlan } from "../plan/release-plan";
import { formatSeconds } from "./format-seconds";
import type { ErrorReport } from "./reporter";

/** What a command has to tell in the summary of a job in CI. */
export interface JobSummary {
  readonly verb: "plan" | "release" | "rollback" | "up";
  readonly environment: string;
  /** In a sentence, when it ended well. */
  readonly outcome: string | undefined;
  readonly error: ErrorReport | undefined;
  /** undefined: it did not come that far. */
  readonly plan: ReleasePlan | undefined;
  readonly tookMs: number;
  /** Command that brings back what ran before; undefined: there is nothing, or it runs. */
  readonly wayBack: string | undefined;
}

/** A summary in GitHub's Markdown. */
export function formatJobSummary(summary: JobSummary): string {
  const { verb, environment, outcome, error, plan, tookMs, wayBack } = summary;
  const sections = [
    [`### ${error ? "❌" : "✅"} ${verb} ${environment}${plan ? `, tag ${code(plan.tag)}` : ""}`],
    [error ? `**${inline(error.message)}** (exit code ${error.exitCode})` : inline(outcome ?? "")],
    ...(error ? errorSections(error) : []),
    ...(plan ? planSections(plan) : []),
    ...(wayBack === undefined ? [] : [["The way back:"], fenced([wayBack])]),
    [`Took ${formatSeconds(tookMs)}.`],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

const errorSections = ({ details, hint }: ErrorReport): readonly (readonly string[])[] => [
  ...(details.length > 0 ? [fenced(details)] : []),
  ...(hint === undefined ? [] : [[`Next: ${inline(hint)}`]]),
];

function planSections({ services, images, migrations }: ReleasePlan): readonly (readonly string[])[] {
  const oneWay = new Set(migrations?.oneWay.map(migrationName));
  const pending = migrations?.pending ?? [];
  return [
    ["| service | what happens | changes |", "|---|---|---|", ...services.map(row)],
    [
      "| image | digest |",
      "|---|---|",
      ...Object.entries(images).map(([name, image]) => `| ${name} | ${code(image)} |`),
    ],
    ...(pending.length === 0
      ? []
      : [pending.map((name) => `- migration ${code(name)}${oneWay.has(name) ? " **cannot be undone**" : ""}`)]),
  ];
}

function row({ service, action, changes, drift, note }: ServicePlan): string {
  const words = note === undefined ? ACTION_WORDS[action] : `${ACTION_WORDS[action]} (${note})`;
  const fields = [...changes.map(({ path }) => code(path)), ...drift.map(({ path }) => `${code(path)} by hand`)];
  return `| ${service} | ${inline(words)} | ${fields.join(", ")} |`;
}

/** In a table even code must not have a bar; no text of ours has a backtick within code. */
const code = (text: string): string => `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
/** Commands in backticks stay; what Markdown would take for its own does not. */
const inline = (text: string): string =>
  text.replace(/`[^`]*`|[<>|*]/g, (found) => (found.startsWith("`") ? found : `\\${found}`));
/** A fence that no line within can end. */
function fenced(lines: readonly string[]): readonly string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = "`".repeat(longest + 1);
  return [fence, ...lines, fence];
}
