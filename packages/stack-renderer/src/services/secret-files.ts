/** Tells a process where its secrets are: `<NAME>_FILE`, as the official images of databases have it. */
export const secretFiles = (secrets: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(secrets.map((name) => [`${name}_FILE`, `/run/secrets/${name}`]));
