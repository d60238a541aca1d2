import type { Rule } from "./rule";
import { bucketsArePrivate } from "./rules/buckets-are-private";
import { dataIsEncrypted } from "./rules/data-is-encrypted";
import { dataIsKept } from "./rules/data-is-kept";
import { elasticAddressStandsAlone } from "./rules/elastic-address-stands-alone";
import { hostsAreLeftAlone } from "./rules/hosts-are-left-alone";
import { imageTagsAreFinal } from "./rules/image-tags-are-final";
import { ingressIsNarrow } from "./rules/ingress-is-narrow";
import { metadataNeedsAToken } from "./rules/metadata-needs-a-token";
import { namesAreApart } from "./rules/names-are-apart";
import { oneHostAtATime } from "./rules/one-host-at-a-time";
import { policiesAreNarrow } from "./rules/policies-are-narrow";
import { secretsStayOut } from "./rules/secrets-stay-out";
import { transportIsEncrypted } from "./rules/transport-is-encrypted";
import { trustIsNarrow } from "./rules/trust-is-narrow";

/** The rules by the names under which they are reported, and excepted from. */
export const RULES = {
  "data-is-encrypted": dataIsEncrypted,
  "ingress-is-narrow": ingressIsNarrow,
  "metadata-needs-a-token": metadataNeedsAToken,
  "policies-are-narrow": policiesAreNarrow,
  "trust-is-narrow": trustIsNarrow,
  "buckets-are-private": bucketsArePrivate,
  "transport-is-encrypted": transportIsEncrypted,
  "image-tags-are-final": imageTagsAreFinal,
  "secrets-stay-out": secretsStayOut,
  "one-host-at-a-time": oneHostAtATime,
  "hosts-are-left-alone": hostsAreLeftAlone,
  "elastic-address-stands-alone": elasticAddressStandsAlone,
  "data-is-kept": dataIsKept,
  "names-are-apart": namesAreApart,
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof RULES;
