import { isOlder } from "@django-swarm/environment";
import { type Finding, findingsIn } from "./finding";

/** A program that commands of this workspace run. */
export interface Tool {
  readonly name: string;
  /** undefined: it is not on the PATH. */
  readonly version: string | undefined;
  /** Oldest version that will do, `major.minor`; undefined: any. */
  readonly oldest?: string;
  /** What does not work without it. */
  readonly neededFor: string;
  readonly fix: string;
}

export function judgeLaptop(tools: readonly Tool[]): readonly Finding[] {
  return tools.flatMap((tool) => {
    const { name, version, oldest, neededFor, fix } = tool;
    if (version === undefined) {
      return [finding("error", `${name} is not there`, `no ${name} is on the PATH, and ${neededFor} needs it`, fix)];
    }
    if (oldest === undefined || !isOlder(version, oldest)) return [];
    return [finding("error", `${name} ${version} is too old`, `${neededFor} needs ${oldest} or later`, fix)];
  });
}

const finding = findingsIn("laptop");
