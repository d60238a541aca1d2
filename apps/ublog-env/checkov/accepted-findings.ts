import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What docs/security.md says why we do not follow: rows `| CKV_AWS_1 | what it wants | why not |`. */
export function acceptedFindings(): ReadonlyMap<string, string> {
  const text = readFileSync(join(__dirname, "../../../docs/security.md"), "utf8");
  const rows = text.matchAll(/^\| *(CKV2?_[A-Z]+_\d+) *\|[^|\n]*\| *([^|\n]*?) *\|$/gm);
  return new Map([...rows].map(([, id = "", reason = ""]) => [id, reason]));
}
