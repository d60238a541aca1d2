import { LACKS_SHELL, WITHOUT_SHELL } from "./lacks-shell";

/** A failure in a sentence, and what mends it. */
export interface Explanation {
  readonly cause: string;
  readonly fix: string;
}

interface Pattern {
  readonly matches: RegExp;
  readonly cause?: (match: RegExpExecArray) => string;
  readonly fix: string;
}

const PUSH = "Mend it, push the images under a new tag and release that.";

/** What the engine's words come from, the most telling first. */
const PATTERNS: readonly Pattern[] = [
  { matches: LACKS_SHELL, fix: `${WITHOUT_SHELL}; a service of your own has a secretsFrom of its own.` },
  {
    matches: /insufficient resources|insufficient memory/i,
    cause: () => "no node has the memory left that it reserves",
    fix: "Lower its memory under `resources` in the environment's definition, or take a larger host.instanceType; `stack-renderer explain` shows how the stack fits.",
  },
  {
    matches: /host-mode port already in use/i,
    cause: () => "a port that it needs is taken on the host",
    fix: "`sudo ss -ltnp` on the host says by whom.",
  },
  {
    matches: /port \d+ is taken on the host/,
    fix: "Stop what has it: `docker ps` and `sudo ss -ltnp` on the host say what that is.",
  },
  {
    matches: /scheduling constraints not satisfied|no suitable node/i,
    fix: "`docker node ls` on the host: is every node ready, and does one have the labels that the service asks for?",
  },
  {
    matches: /no space left on device/i,
    cause: () => "the host's disk is full",
    fix: "`docker system df` on the host says what uses it; `docker image prune --all` removes images that no service uses.",
  },
  {
    matches: /\b403\b|forbidden|denied|no basic auth/i,
    fix: "The host's role must be allowed to pull from the repository: `cdktf diff` shows whether somebody changed it.",
  },
  { matches: /cannot be pulled|no such image/i, fix: "Push the image, or release a tag that exists." },
  {
    matches: /out of memory|code 137/i,
    fix: "Raise its memory limit under `resources` in the environment's definition.",
  },
  {
    matches: /health check fails/i,
    fix: `Look in the lines above for what its health check was answered. ${PUSH}`,
  },
  { matches: /exits with code/i, fix: PUSH },
];

/** The end of a Python traceback, or another program's word for why it gives up. */
const EXCEPTION = /^(?:[\w.]+\.)?[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Refused|Configured|DoesNotExist)\b.*/;

/**
 * Why a service does not come up.
 *
 * @param cause in the engine's words
 * @param log the last lines of the task that failed, oldest first
 */
export function explainFailure(cause: string, log: readonly string[]): Explanation {
  const found = PATTERNS.flatMap((pattern) => {
    const match = pattern.matches.exec(cause);
    return match ? [{ pattern, match }] : [];
  })[0];
  const said = found?.pattern.cause?.(found.match) ?? cause;
  const exception = log.findLast((line) => EXCEPTION.test(line.trim()))?.trim();
  return {
    cause: exception !== undefined && /exits with code|health check/.test(said) ? `${said}: ${exception}` : said,
    fix: found?.pattern.fix ?? "Mend what the lines above say, or release a tag that works.",
  };
}
