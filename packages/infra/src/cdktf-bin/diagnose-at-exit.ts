import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Dependencies } from "./dependency-closure";
import { readDependencies } from "./read-dependencies";
import { stacksToDiagnose } from "./stacks-to-diagnose";

export interface DiagnosedCommand {
  /** The folder that is synthesised to. */
  readonly outdir: string;
  /** Stacks that were asked for. */
  readonly asked: readonly string[];
  /** Whether the command synthesises: one that fails in that never comes to Terraform. */
  readonly synthesises: boolean;
}

const TIMEOUT_MS = 20_000;

/**
 * When this process ends with a failure, a process of its own looks for the cause and tells it last. Until then nothing
 * of it is loaded. The exit code stays what it is.
 */
export function diagnoseAtExit({ outdir, asked, synthesises }: DiagnosedCommand): void {
  const startedMs = Date.now();
  process.on("exit", (exitCode) => {
    const dependencies = synthesisedSince(outdir, synthesises ? startedMs : 0);
    const stacks = stacksToDiagnose({ exitCode, asked, dependencies });
    if (stacks.length === 0) return;
    spawnSync(process.execPath, [join(__dirname, "../diagnosis/main.js"), outdir, ...stacks], {
      stdio: ["ignore", "inherit", "inherit"],
      timeout: TIMEOUT_MS,
    });
  });
}

function synthesisedSince(outdir: string, sinceMs: number): Dependencies | undefined {
  try {
    return statSync(join(outdir, "manifest.json")).mtimeMs < sinceMs ? undefined : readDependencies(outdir);
  } catch {
    return undefined;
  }
}
