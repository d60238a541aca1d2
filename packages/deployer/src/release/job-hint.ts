import { LACKS_SHELL, WITHOUT_SHELL } from "./lacks-shell";

/** What mends a release job that failed, up to the command that tries again. */
export function jobHint(cause: string): string {
  if (LACKS_SHELL.test(cause)) return `${WITHOUT_SHELL}, then run`;
  if (/no space left on device/i.test(cause)) {
    return "A disk is full: `deployer status` says which; docs/runbooks/disk-full.md makes room, then run";
  }
  return "Mend what the last lines say, push the images under a new tag and run";
}
