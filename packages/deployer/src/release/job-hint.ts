import { LACKS_SHELL, WITHOUT_SHELL } from "./lacks-shell";

/** What mends a release job that failed, up to the command that tries again. */
export const jobHint = (cause: string): string =>
  LACKS_SHELL.test(cause)
    ? `${WITHOUT_SHELL}, then run`
    : "Mend what the last lines say, push the images under a new tag and run";
