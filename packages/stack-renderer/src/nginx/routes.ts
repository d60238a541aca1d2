/** What nginx does with a path of the site. */
export type Route =
  /** Handed to a service by its name and port: the prefix itself and everything below it. */
  | { readonly kind: "backend"; readonly prefixes: readonly string[]; readonly service: string; readonly port: number }
  /** Files that the application collected; names with a hash are cached for good. */
  | { readonly kind: "static"; readonly prefix: string; readonly directory: string }
  /** Files that users uploaded: never run as part of the site. */
  | { readonly kind: "media"; readonly prefix: string; readonly directory: string }
  /** The single-page application: its files, and index.html for every other path. */
  | { readonly kind: "spa"; readonly directory: string; readonly hashedPrefix: string };
