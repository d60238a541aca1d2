import { formatUpPlan } from "./format-up-plan";
import { idleParts, type UpFacts } from "./up-plan";

const kept = { kind: "none" } as const;
const up = (changes: Partial<UpFacts> = {}): UpFacts => ({
  environment: "shop",
  states: { place: "the state bucket states", isThere: true },
  stacks: ["shop-network", "shop-storage", "shop"].map((stack) => ({ stack, change: kept })),
  resources: new Map([
    ["shop-network", 27],
    ["shop-storage", 22],
    ["shop", 13],
  ]),
  images: { kind: "last" },
  secrets: { place: "SSM", present: 2, made: [], wanted: [] },
  release: [],
  monthly: { awake: 19.614, asleep: 4.5 },
  ...changes,
});

test("an environment that is up: nothing to do in any part", () => {
  expect(formatUpPlan(up())).toEqual([
    "states          nothing to do",
    "infrastructure  nothing to do",
    "images          nothing to do: what runs, or ran last",
    "secrets         nothing to do: 2 in SSM",
    "release         nothing to do",
    "cost            about 19.61 USD a month, 4.50 asleep (`deployer cost shop`)",
  ]);
  expect([...idleParts(up())]).toEqual(["states", "infrastructure", "images", "secrets", "release"]);
});

test("from nothing: what is not known yet says so", () => {
  const facts = up({
    states: { place: "the state bucket states", isThere: false },
    stacks: ["shop-network", "shop-storage", "shop"].map((stack) => ({
      stack,
      change: { kind: "unplanned" } as const,
    })),
    images: { kind: "build", stack: "shop-images" },
    secrets: { place: "SSM", present: 0, made: ["SECRET_KEY", "POSTGRES_PASSWORD"], wanted: [] },
    release: undefined,
    monthly: undefined,
  });
  expect(formatUpPlan(facts)).toEqual([
    "states          make the state bucket states",
    "infrastructure  shop-network: 27 resources, planned once what it stands on is there",
    "                shop-storage: 22 resources, planned once what it stands on is there",
    "                shop: 13 resources, planned once what it stands on is there",
    "images          build and push by shop-images, where their build contexts changed",
    "secrets         make SECRET_KEY, POSTGRES_PASSWORD in SSM",
    "release         the images that are built, planned once the host is there",
    "cost            no price is known",
  ]);
  expect([...idleParts(facts)]).toEqual([]);
});

test.each<[string, Partial<UpFacts>, readonly string[]]>([
  [
    "asleep",
    {
      stacks: [
        { stack: "shop-network", change: kept },
        { stack: "shop", change: { kind: "resources", add: 13, change: 1, destroy: 2 } },
      ],
      release: undefined,
    },
    [
      "infrastructure  shop-network: nothing to do",
      "                shop: 13 to add, 1 to change, 2 to destroy",
      "release         what ran last, planned once the host is there",
    ],
  ],
  ["a tag was named", { images: { kind: "tag", tag: "v2" } }, ["images          nothing to do: tag v2 was named"]],
  [
    "no images were ever pushed",
    { images: { kind: "none" }, release: undefined },
    [
      "images          none yet: push them once there are repositories, then `deployer up shop --tag TAG`",
      "release         nothing without images, planned once the host is there",
    ],
  ],
  [
    "a release has something to do",
    { release: ["gunicorn  rolling", "nginx  rolling"] },
    ["release         gunicorn  rolling", "                nginx  rolling"],
  ],
])("%s", (_, changes, lines) => {
  expect(formatUpPlan(up(changes))).toEqual(expect.arrayContaining([...lines]));
});
