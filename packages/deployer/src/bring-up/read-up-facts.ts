import { hasImagesStack, imagesStackName } from "@django-swarm/environment";
import { openStatePlace } from "../bootstrap/state-place";
import { monthlyCost } from "../cost/monthly-cost";
import type { SynthesisedResource } from "../cost/synthesised-resource";
import { synthesisedResources } from "../cost/synthesised-resources";
import { infrastructureStacks, planInfrastructure } from "../infrastructure/infrastructure";
import { changesNothing, type StackChange } from "../infrastructure/stack-change";
import { openOutputSource } from "../outputs/open-output-source";
import { readPlannedRelease } from "./read-planned-release";
import { readSecretNeeds } from "./read-secret-needs";
import type { UpContext, UpOptions } from "./up-context";
import type { UpFacts, UpImages } from "./up-plan";

/** Looks at everything that a bring-up would touch; changes nothing. */
export async function readUpFacts(context: UpContext, options: UpOptions): Promise<UpFacts> {
  const { environment, reporter } = context;
  const place = await openStatePlace(environment);
  const isThere = await reporter.step(`Look for ${place.name}`, () => place.isThere());
  const resources = await reporter.step("Synthesise the stacks", () =>
    synthesisedResources(environment, options.synthesise),
  );
  const stacks = isThere
    ? await reporter.step("Plan the infrastructure", (step) => planInfrastructure(options.cdktf, environment, step))
    : infrastructureStacks(environment).map((stack): StackChange => ({ stack, change: { kind: "unplanned" } }));
  const secrets = await reporter.step("Look for the secrets", () => readSecretNeeds(environment));
  const images = await imagesToRelease(context, options, isThere);
  // What the images stack will build is not known, and a host that is replaced has an empty swarm.
  const isKnown =
    changesNothing(stacks) && images.kind !== "build" && secrets.made.length + secrets.wanted.length === 0;
  const planned = isKnown ? await readPlannedRelease(context, options) : undefined;
  return {
    environment: environment.name,
    states: { place: place.name, isThere },
    stacks,
    resources: countByStack(resources),
    images: planned === "no-images" ? { kind: "none" } : images,
    secrets,
    release: planned === "no-images" ? undefined : planned,
    monthly: monthlyCost(environment, resources),
  };
}

async function imagesToRelease({ environment }: UpContext, { tag }: UpOptions, isThere: boolean): Promise<UpImages> {
  const named = tag.option ?? (tag.variable || undefined);
  if (named !== undefined) return { kind: "tag", tag: named };
  if (hasImagesStack(environment)) return { kind: "build", stack: imagesStackName(environment) };
  const storage = isThere ? await (await openOutputSource(environment)).readValues("storage") : undefined;
  return { kind: storage === undefined ? "none" : "last" };
}

function countByStack(resources: readonly SynthesisedResource[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stack } of resources) counts.set(stack, (counts.get(stack) ?? 0) + 1);
  return counts;
}
