import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dependencies } from "./dependency-closure";

/** @param outdir the folder that was synthesised to. */
export function readDependencies(outdir: string): Dependencies {
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as {
    stacks: Record<string, { dependencies: string[] }>;
  };
  return Object.fromEntries(Object.entries(stacks).map(([name, stack]) => [name, stack.dependencies]));
}
