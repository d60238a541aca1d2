import type { Stack } from "./model/stack";
import { imagesArePinned } from "./rules/images-are-pinned";
import { mountsAreApart } from "./rules/mounts-are-apart";
import { namesFit } from "./rules/names-fit";
import { placementIsKnown } from "./rules/placement-is-known";
import { portsAreApart } from "./rules/ports-are-apart";
import { referencesExist } from "./rules/references-exist";
import { resourcesAddUp } from "./rules/resources-add-up";
import type { Problem } from "./rules/rule";
import { secretsStaySecret } from "./rules/secrets-stay-secret";

export type { Problem } from "./rules/rule";

const RULES = [
  namesFit,
  referencesExist,
  imagesArePinned,
  portsAreApart,
  mountsAreApart,
  placementIsKnown,
  secretsStaySecret,
  resourcesAddUp,
];

/** Everything that is wrong with a stack, at once; empty when it may be deployed. */
export const checkStack = (stack: Stack): readonly Problem[] => RULES.flatMap((rule) => rule(stack));
