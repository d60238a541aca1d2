import type { ConfigError } from "@django-swarm/environment";
import type { StateLock } from "./state-lock";
import type { SynthesisedStack } from "./synthesised-stack";

/** Something that keeps Terraform from working on a stack. */
export type Finding =
  /** Credentials or a token that are missing, or not accepted. */
  | { readonly kind: "access"; readonly error: ConfigError }
  | { readonly kind: "no-bucket"; readonly stack: SynthesisedStack; readonly bucket: string }
  | { readonly kind: "locked"; readonly stack: SynthesisedStack; readonly lock: StateLock }
  | { readonly kind: "no-parameter"; readonly stack: SynthesisedStack; readonly parameter: string };
