/** What mends a release job that failed, up to the command that tries again. */
export const jobHint = (cause: string): string =>
  /exec:.*\/bin\/sh.*(no such file|not found)/i.test(cause)
    ? 'The image has no shell: have the application read its secrets from files (app.secretsFrom: "files"), then run'
    : "Mend what the last lines say, push the images under a new tag and run";
