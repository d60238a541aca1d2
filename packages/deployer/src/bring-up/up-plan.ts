import { changesNothing, type StackChange } from "../infrastructure/stack-change";

/** Which images a bring-up releases. */
export type UpImages =
  /** Those of a tag that was named. */
  | { readonly kind: "tag"; readonly tag: string }
  /** What the images stack builds. */
  | { readonly kind: "build"; readonly stack: string }
  /** What runs, or ran last. */
  | { readonly kind: "last" }
  /** None were ever pushed: there was no repository. */
  | { readonly kind: "none" };

/** What was found before anything is done. */
export interface UpFacts {
  readonly environment: string;
  /** Where Terraform's states lie, and whether that place is there. */
  readonly states: { readonly place: string; readonly isThere: boolean };
  /** Network, storage and host, in order. */
  readonly stacks: readonly StackChange[];
  /** Resources of each stack when it is whole, by its name. */
  readonly resources: ReadonlyMap<string, number>;
  readonly images: UpImages;
  readonly secrets: {
    readonly place: string;
    /** Those that are there. */
    readonly present: number;
    /** Those that will be made up. */
    readonly made: readonly string[];
    /** Those that only a person knows, and that are missing or malformed, each with what is wrong. */
    readonly wanted: readonly string[];
  };
  /** What a release would change, in lines; undefined: not known before the host is there. */
  readonly release: readonly string[] | undefined;
  /** USD a month; undefined: no price is known. */
  readonly monthly: { readonly awake: number; readonly asleep: number } | undefined;
}

/** The parts of a bring-up, in the order that they are done in. */
export const UP_PARTS = ["states", "infrastructure", "images", "secrets", "release"] as const;
export type UpPart = (typeof UP_PARTS)[number];

/** Parts that have nothing to do; each is looked at all the same. */
export function idleParts(facts: UpFacts): ReadonlySet<UpPart> {
  const idle: Readonly<Record<UpPart, boolean>> = {
    states: facts.states.isThere,
    infrastructure: changesNothing(facts.stacks),
    images: facts.images.kind !== "build",
    secrets: facts.secrets.made.length === 0,
    release: facts.release?.length === 0,
  };
  return new Set(UP_PARTS.filter((part) => idle[part]));
}
