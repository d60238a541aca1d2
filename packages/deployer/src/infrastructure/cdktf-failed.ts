import { type Environment, ReleaseError, RemoteError } from "@django-swarm/environment";

/** Lines that are shown where cdktf does not say itself what is wrong. */
const LAST_LINES = 20;

interface Explanation {
  readonly details: readonly string[];
  readonly hint: string | undefined;
}

/** cdktf ends with "error: …" and "next: …" where it knows the cause; else its last lines are all there is. */
export function explanationIn(lines: readonly string[]): Explanation {
  const said = lines.filter((line) => line.trim() !== "");
  const at = said.findLastIndex((line) => line.startsWith("error: "));
  if (at === -1) return { details: said.slice(-LAST_LINES), hint: undefined };
  const end = said.findIndex((line, index) => index > at && line.startsWith("next: "));
  const first = said[at]?.slice("error: ".length) ?? "";
  const details = [first, ...said.slice(at + 1, end === -1 ? undefined : end).map((line) => line.trim())];
  return { details, hint: end === -1 ? undefined : said[end]?.slice("next: ".length) };
}

export function planFailed({ name }: Environment, lines: readonly string[]): RemoteError {
  const { details, hint } = explanationIn(lines);
  return new RemoteError(`Terraform cannot plan the infrastructure of ${name}: nothing was changed.`, {
    code: "infrastructure/not-planned",
    details,
    hint: hint ?? `See all of it with \`cdktf diff ${name}\`.`,
  });
}

/** Terraform keeps what it did before it failed in its state. */
export function infrastructureFailed(command: string, lines: readonly string[]): ReleaseError {
  const { details, hint } = explanationIn(lines);
  return new ReleaseError(`\`${command}\` failed; what it did before stands.`, {
    code: "infrastructure/failed",
    state: "needs-attention",
    details,
    hint: `${hint === undefined ? "" : `${hint} `}Then run the same command again: it goes on where this one stopped.`,
  });
}
