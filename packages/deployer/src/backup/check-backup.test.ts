import { assertUsable, problemsOf } from "./check-backup";
import { groundProblems } from "./check-room";
import { databasePart, manifest, stored } from "./testing/manifests";

const ID = "20261125T031501Z";
const MIB = 2 ** 20;

test("a whole backup of this environment has no problem", () => {
  expect(problemsOf("ublog-staging", stored(ID), manifest(), ["database", "media"])).toEqual([]);
});

test.each<[string, Parameters<typeof problemsOf>[1], Parameters<typeof problemsOf>[2], string]>([
  [
    "another environment's",
    stored(ID),
    manifest({ environment: "ublog-production" }),
    "it is a backup of ublog-production, not of ublog-staging",
  ],
  ["a copy under another id", stored("20261201T000000Z"), manifest(), `its manifest is that of ${ID}`],
  [
    "a truncated object",
    stored(ID, { "database.dump": 999 }),
    manifest(),
    "database.dump has 999 bytes, and had 1000 when it was written",
  ],
  ["an object that is gone", stored(ID, {}), manifest(), "database.dump is missing"],
  ["without a database", stored(ID), manifest({ parts: {} }), "it has no database"],
])("%s", (_, backup, found, problem) => {
  expect(problemsOf("ublog-staging", backup, found, ["database"])).toEqual([problem]);
});

test("all problems at once", () => {
  const use = () =>
    assertUsable("ublog-staging", stored(ID, { "media.tar": 1 }), manifest({ environment: "shop" }), [
      "database",
      "media",
      "redis",
    ]);
  expect(use).toThrow(
    expect.objectContaining({
      code: "backup/unusable",
      details: [
        "it is a backup of shop, not of ublog-staging",
        "it has no redis",
        "database.dump is missing",
        "media.tar has 1 bytes, and had 500 when it was written",
      ],
    }),
  );
});

test.each<[string, Parameters<typeof groundProblems>[1], readonly string[]]>([
  ["room, and the same Postgres", { freeBytes: 400 * MIB, serverVersion: 170_009, directory: "/d" }, []],
  ["a later Postgres", { freeBytes: 400 * MIB, serverVersion: 180_000, directory: "/d" }, []],
  [
    "neither room nor a Postgres that reads it",
    { freeBytes: 300 * MIB, serverVersion: 160_010, directory: "/d" },
    ["/d has 300 MiB free, and 381 MiB are needed", "it is of Postgres 17, and 16 runs here"],
  ],
])("the ground: %s", (_, ground, problems) => {
  expect(groundProblems(databasePart({ databaseBytes: 100 * MIB }), ground)).toEqual(problems);
});
