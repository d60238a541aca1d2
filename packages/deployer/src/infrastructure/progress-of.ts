/** What a line of cdktf's output says of its progress. */
export interface Progress {
  readonly begun?: string;
  readonly done?: string;
}

/** undefined for most lines. */
export function progressOf(line: string): Progress | undefined {
  const begun = /^(\S+)\s+Initializing the backend/.exec(line)?.[1];
  if (begun !== undefined) return { begun: `${begun}: Terraform begins` };
  const done = /((?:Apply|Destroy) complete! Resources: .*|No changes\.)/.exec(line)?.[1];
  return done === undefined ? undefined : { done: done.trim() };
}
