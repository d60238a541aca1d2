import { ConfigError } from "@django-swarm/environment";
import { checkSecurity } from "./check-security";
import type { Exception } from "./exception";
import type { Stack } from "./terraform-json";

/** @throws ConfigError with one detail a finding. */
export function assertSecure(stacks: readonly Stack[], exceptions: readonly Exception[]): void {
  const problems = checkSecurity(stacks, exceptions);
  if (problems.length === 0) return;
  throw new ConfigError(`The stacks are unsafe in ${problems.length} place${problems.length === 1 ? "" : "s"}.`, {
    code: "infrastructure/unsafe",
    details: problems,
    hint: "Mend the resources named above, or state an exception with its reason (docs/security.md says how).",
  });
}
