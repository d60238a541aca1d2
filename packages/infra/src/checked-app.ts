import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { App, type AppConfig } from "cdktf";
import { assertSecure } from "./security/assert-secure";
import type { Exception } from "./security/exception";
import type { Stack } from "./security/terraform-json";

/** A cdktf app that does not let out stacks that are unsafe, whoever added what is unsafe in them. */
export class CheckedApp extends App {
  constructor(
    config: AppConfig,
    private readonly exceptions: readonly Exception[],
  ) {
    super(config);
  }

  /** @throws ConfigError with everything unsafe at once. */
  override synth(): void {
    super.synth();
    try {
      assertSecure(this.synthesisedStacks(), this.exceptions);
    } catch (error) {
      // What has no manifest cannot be deployed, not even with `--skip-synth`.
      rmSync(join(this.outdir, "manifest.json"), { force: true });
      throw error;
    }
  }

  private synthesisedStacks(): Stack[] {
    return Object.entries(this.manifest.stacks).map(([name, { synthesizedStackPath }]) => ({
      name,
      json: JSON.parse(readFileSync(join(this.outdir, synthesizedStackPath), "utf8")),
    }));
  }
}
