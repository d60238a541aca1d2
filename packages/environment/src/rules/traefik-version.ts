import { isOlder } from "../is-older";
import { rule } from "./rule";

/** The first with `aliasHeadersStrategy`; an older one ends at once when it is given an option that it does not know. */
const OLDEST = "3.7.12";

/** Looks at a full version in the tag; any other tag, and a digest, is taken on trust. */
export const traefikKnowsItsOptions = rule(["images"], ({ images: { traefik } }, refuse) => {
  const [, version] = /:v?(\d+\.\d+\.\d+)$/.exec(traefik) ?? [];
  if (version !== undefined && isOlder(version, OLDEST)) {
    refuse("images.traefik", traefik, `must be v${OLDEST} or later: an older one does not know its options`);
  }
});
