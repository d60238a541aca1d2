import type { RuleName } from "./rules";

/** A rule that is not followed somewhere, and why. One that covers nothing is reported, too. */
export interface Exception {
  readonly rule: RuleName;
  readonly stack: string;
  /** Type of the resources, e.g. `aws_efs_file_system`. */
  readonly type: string;
  readonly reason: string;
}
