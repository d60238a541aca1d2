import { type Environment, UsageError } from "@django-swarm/environment";
import { isSetByHand } from "./attached-urls";

export interface Rotation {
  /** Each once. */
  readonly names: readonly string[];
  /** Whether a person brings the value, or one is made up. */
  readonly byHand: boolean;
  /** The values that are kept now. */
  readonly present: ReadonlyMap<string, string>;
}

/** @throws UsageError naming every one that cannot be rotated so; nothing was changed. */
export function assertRotatable(environment: Environment, rotation: Rotation): void {
  const { names, byHand, present } = rotation;
  if (byHand && names.length > 1) {
    throw new UsageError("One value for several secrets: each must have its own.", {
      code: "secrets/one-value",
      details: names,
      hint: "Rotate one at a time, or leave --prompt and --file out to have random ones made.",
    });
  }
  const problems = names.flatMap((name) => {
    if (!present.has(name)) return [`${name} is missing: there is nothing to rotate`];
    if (byHand || !isSetByHand(environment, name)) return [];
    return [`${name} is the URL of an attached service: only you know it (--prompt or --file)`];
  });
  if (problems.length === 0) return;
  throw new UsageError(`Not rotated: ${names.join(", ")} of ${environment.name}.`, {
    code: "secrets/not-rotatable",
    details: problems,
    hint: names.every((name) => present.has(name))
      ? "Rotate those with a value of yours, one at a time, and the others by another command."
      : `Make those that are missing with \`deployer secrets generate ${environment.name}\`, or set them.`,
  });
}

/** @throws UsageError when a new value is the one that is kept. */
export function assertChanges(name: string, value: string, present: ReadonlyMap<string, string>): void {
  if (present.get(name) !== value) return;
  throw new UsageError(`The value of ${name} is the one that is kept already.`, {
    code: "secrets/unchanged",
    hint: "Give it another one, or leave --prompt and --file out to have a random one made.",
  });
}
