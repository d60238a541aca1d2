import type { EnvironmentData } from "../schema";

/** Says what is wrong with a field: its path, what was found, and what would be right. */
export type Refuse = (path: string, found: unknown, fix: string) => void;

/** What no single field shows. Looks at sections of a definition that are valid by themselves. */
export interface Rule {
  readonly sections: readonly (keyof EnvironmentData)[];
  readonly check: (environment: EnvironmentData, refuse: Refuse) => void;
}

/** A rule that sees the sections it names, and no other: so it is checked even where other sections are broken. */
export const rule = <K extends keyof EnvironmentData>(
  sections: readonly K[],
  check: (environment: Pick<EnvironmentData, K>, refuse: Refuse) => void,
): Rule => ({ sections, check });
