/** What the engine says of an image in which nothing runs our scripts. */
export const LACKS_SHELL = /exec:.*\/bin\/sh.*(no such file|not found)/i;

/** What mends it. */
export const WITHOUT_SHELL =
  'The image has no shell: have the application read its secrets from files (app.secretsFrom: "files")';
