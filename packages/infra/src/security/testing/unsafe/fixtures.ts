import type { RuleName } from "../../rules";
import { fixtures as bucketsArePrivate } from "./buckets-are-private";
import { fixtures as dataIsEncrypted } from "./data-is-encrypted";
import { fixtures as dataIsKept } from "./data-is-kept";
import { fixtures as elasticAddressStandsAlone } from "./elastic-address-stands-alone";
import type { Fixture } from "./fixture";
import { fixtures as hostsAreLeftAlone } from "./hosts-are-left-alone";
import { fixtures as imageTagsAreFinal } from "./image-tags-are-final";
import { fixtures as ingressIsNarrow } from "./ingress-is-narrow";
import { fixtures as metadataNeedsAToken } from "./metadata-needs-a-token";
import { fixtures as namesAreApart } from "./names-are-apart";
import { fixtures as oneHostAtATime } from "./one-host-at-a-time";
import { fixtures as policiesAreNarrow } from "./policies-are-narrow";
import { fixtures as secretsStayOut } from "./secrets-stay-out";
import { fixtures as transportIsEncrypted } from "./transport-is-encrypted";
import { fixtures as trustIsNarrow } from "./trust-is-narrow";

/** For each rule, what breaks it. */
export const FIXTURES: Readonly<Record<RuleName, readonly Fixture[]>> = {
  "buckets-are-private": bucketsArePrivate,
  "data-is-encrypted": dataIsEncrypted,
  "data-is-kept": dataIsKept,
  "elastic-address-stands-alone": elasticAddressStandsAlone,
  "hosts-are-left-alone": hostsAreLeftAlone,
  "image-tags-are-final": imageTagsAreFinal,
  "ingress-is-narrow": ingressIsNarrow,
  "metadata-needs-a-token": metadataNeedsAToken,
  "names-are-apart": namesAreApart,
  "one-host-at-a-time": oneHostAtATime,
  "policies-are-narrow": policiesAreNarrow,
  "secrets-stay-out": secretsStayOut,
  "transport-is-encrypted": transportIsEncrypted,
  "trust-is-narrow": trustIsNarrow,
};
