import type { SynthesisedResource } from "./synthesised-resource";

/** A name that tells two of a type apart: `ECR ublog-staging-backend`. References, unknown before AWS, are cut off. */
export function resourceLabel(what: string, { attributes }: SynthesisedResource): string {
  const own = attributes["bucket"] ?? attributes["name"];
  return typeof own === "string" ? `${what} ${own.replace(/-?\$\{.*$/, "")}`.trimEnd() : what;
}
