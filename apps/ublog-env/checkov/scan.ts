import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkov } from "./install-checkov";

export interface ScanResult {
  /** A failed check and what it failed on. */
  readonly failed: readonly { readonly id: string; readonly resource: string; readonly document: string }[];
  readonly passedCount: number;
  readonly unreadCount: number;
}

interface Report {
  readonly summary: { readonly passed: number; readonly parsing_errors: number };
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly resource: string;
      readonly file_path: string;
    }[];
  };
}

/** What checkov says of some Terraform documents, by name. Offline: no account, no download of rules or modules. */
export function scan(documents: Readonly<Record<string, unknown>>): ScanResult {
  const folder = mkdtempSync(join(tmpdir(), "checkov-"));
  try {
    for (const [name, document] of Object.entries(documents)) {
      // A folder each: what lies together is one module to checkov.
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "main.tf.json"), JSON.stringify(document, null, 2));
    }
    const args = ["--directory", folder, "--framework", "terraform_json", "--skip-download", "--soft-fail"];
    const { stdout, stderr, error } = spawnSync(checkov, [...args, "--quiet", "--compact", "--output", "json"], {
      encoding: "utf8",
      maxBuffer: 64 * 2 ** 20,
      env: { PATH: process.env["PATH"], HOME: folder, DOWNLOAD_EXTERNAL_MODULES: "false", LOG_LEVEL: "ERROR" },
    });
    if (error) throw error;
    if (!stdout.startsWith("{")) throw new Error(`checkov said:\n${stdout}${stderr}`);
    const { summary, results } = JSON.parse(stdout) as Report;
    return {
      failed: results.failed_checks.map(({ check_id: id, resource, file_path: path }) => ({
        id,
        resource,
        document: path.split("/")[1] ?? path,
      })),
      passedCount: summary.passed,
      unreadCount: summary.parsing_errors,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
