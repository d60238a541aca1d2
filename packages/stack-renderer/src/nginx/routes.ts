/** Where files lie. */
export type FileSource =
  | { readonly kind: "directory"; readonly directory: string }
  /** A bucket that answers without a signature, by its host name; a file's key is its path, the prefix included. */
  | { readonly kind: "bucket"; readonly host: string };

/** What nginx does with a path of the site. */
export type Route =
  /** Handed to a service by its name and port: the prefix itself and everything below it. */
  | { readonly kind: "backend"; readonly prefixes: readonly string[]; readonly service: string; readonly port: number }
  /** Files that the application collected; names with a hash are cached for good. */
  | { readonly kind: "static"; readonly prefix: string; readonly source: FileSource }
  /** Files that users uploaded: never run as part of the site. */
  | { readonly kind: "media"; readonly prefix: string; readonly source: FileSource }
  /** The single-page application: its files, and index.html for every other path. */
  | { readonly kind: "spa"; readonly directory: string; readonly hashedPrefix: string };

export const readsBucket = (route: Route): boolean =>
  (route.kind === "static" || route.kind === "media") && route.source.kind === "bucket";
