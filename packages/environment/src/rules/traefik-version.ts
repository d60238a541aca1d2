import { rule } from "./rule";

/** The first with `aliasHeadersStrategy`; an older one ends at once when it is given an option that it does not know. */
const OLDEST = [3, 7, 12] as const;

function isOlder(version: readonly number[]): boolean {
  const at = OLDEST.findIndex((part, index) => version[index] !== part);
  return at !== -1 && (version[at] ?? 0) < (OLDEST[at] ?? 0);
}

/** Looks at a full version in the tag; any other tag, and a digest, is taken on trust. */
export const traefikKnowsItsOptions = rule(["images"], ({ images: { traefik } }, refuse) => {
  const [, ...version] = /:v?(\d+)\.(\d+)\.(\d+)$/.exec(traefik) ?? [];
  if (version.length > 0 && isOlder(version.map(Number))) {
    refuse("images.traefik", traefik, `must be v${OLDEST.join(".")} or later: an older one does not know its options`);
  }
});
