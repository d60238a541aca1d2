import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "@django-swarm/environment";
import { isDockerd } from "./is-dockerd";
import { CHECKOUT_FILE, PID_FILE, RUNTIME_PREFIX } from "./runtime-directory";

/**
 * The checkout of another rehearsal that has an engine of its own on this machine. Both would have one address range:
 * each one's packets would come to the other.
 *
 * @param parent where engines have their runtime directories
 */
export function otherRehearsal(root: string, parent: string, isEngine = isDockerd): string | undefined {
  const read = (...path: readonly string[]): string | undefined => {
    try {
      return readFileSync(join(parent, ...path), "utf8").trim();
    } catch {
      return undefined;
    }
  };
  // macOS has no /run, and there no engine of ours.
  if (!existsSync(parent)) return undefined;
  return readdirSync(parent)
    .filter((name) => name.startsWith(RUNTIME_PREFIX) && isEngine(Number(read(name, PID_FILE) ?? "NaN")))
    .map((name) => read(name, CHECKOUT_FILE) ?? "another checkout")
    .find((checkout) => checkout !== root);
}

export const foreignRehearsal = (root: string): ConfigError =>
  new ConfigError(`Another rehearsal runs on this machine: that of ${root}.`, {
    code: "rehearsal/foreign",
    hint: `Take it down first: cd ${root} && npm run rehearse -- --down`,
  });
