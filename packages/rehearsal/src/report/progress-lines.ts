import { stripVTControlCharacters } from "node:util";

/** What a line of a command's output says about its progress; undefined for most. */
export type ProgressLine = (line: string) => string | undefined;

/** cdktf: which stack it begins, and what Terraform did with it. */
export const cdktfProgress: ProgressLine = (line) => {
  const plain = stripVTControlCharacters(line);
  const begun = /^(\S+)\s+Initializing the backend/.exec(plain)?.[1];
  if (begun) return `${begun}: Terraform begins`;
  return /(Apply complete! Resources: .*|No changes\.)/.exec(plain)?.[1]?.trim();
};

/** The deployer: the steps it begins. */
export const deployerProgress: ProgressLine = (line) => /^- (.*)/.exec(line)?.[1];
