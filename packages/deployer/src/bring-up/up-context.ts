import type { CommandContext } from "../cli/command-context";
import type { Synthesise } from "../cost/synthesised-resources";
import type { Cdktf } from "../infrastructure/run-cdktf";

/** What a bring-up works with. */
export type UpContext = Pick<CommandContext, "environment" | "reporter" | "signal" | "parting">;

export interface UpOptions {
  readonly cdktf: Cdktf;
  readonly synthesise: Synthesise;
  /** As of a release. */
  readonly tag: { readonly option: string | undefined; readonly variable: string | undefined };
  readonly allowStatefulRestart: boolean;
  /** How long a host that boots is waited for. */
  readonly hostTimeoutMs: number;
}
