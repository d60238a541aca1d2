import { changesNothing, describeChange } from "../infrastructure/stack-change";
import { idleParts, UP_PARTS, type UpFacts, type UpPart } from "./up-plan";

const NOTHING = "nothing to do";

/** The whole plan for people: a part of the bring-up each, then what the environment costs. */
export function formatUpPlan(facts: UpFacts): readonly string[] {
  const idle = idleParts(facts);
  const told: Readonly<Record<UpPart, () => readonly string[]>> = {
    states: () => [idle.has("states") ? NOTHING : `make ${facts.states.place}`],
    infrastructure: () =>
      changesNothing(facts.stacks)
        ? [NOTHING]
        : facts.stacks.map(
            (change) => `${change.stack}: ${describeChange(change, facts.resources.get(change.stack) ?? 0)}`,
          ),
    images: () => [imagesLine(facts)],
    secrets: () => [
      facts.secrets.made.length === 0
        ? `${NOTHING}: ${facts.secrets.present} in ${facts.secrets.place}`
        : `make ${facts.secrets.made.join(", ")} in ${facts.secrets.place}`,
    ],
    release: () =>
      facts.release === undefined
        ? [`${releasedImages(facts)}, planned once the host is there`]
        : facts.release.length === 0
          ? [NOTHING]
          : facts.release,
  };
  const width = Math.max(...UP_PARTS.map((part) => part.length)) + 2;
  return [
    ...UP_PARTS.flatMap((part) => told[part]().map((line, at) => `${(at === 0 ? part : "").padEnd(width)}${line}`)),
    `${"cost".padEnd(width)}${costLine(facts)}`,
  ];
}

function imagesLine({ environment, images }: UpFacts): string {
  switch (images.kind) {
    case "build":
      return `build and push by ${images.stack}, where their build contexts changed`;
    case "tag":
      return `${NOTHING}: tag ${images.tag} was named`;
    case "last":
      return `${NOTHING}: what runs, or ran last`;
    case "none":
      return `none yet: push them once there are repositories, then \`deployer up ${environment} --tag TAG\``;
  }
}

function releasedImages({ images }: UpFacts): string {
  if (images.kind === "tag") return `tag ${images.tag}`;
  if (images.kind === "build") return "the images that are built";
  return images.kind === "last" ? "what ran last" : "nothing without images";
}

function costLine({ environment, monthly }: UpFacts): string {
  if (monthly === undefined) return "no price is known";
  const [awake, asleep] = [monthly.awake, monthly.asleep].map((usd) => usd.toFixed(2));
  return `about ${awake} USD a month, ${asleep} asleep (\`deployer cost ${environment}\`)`;
}
