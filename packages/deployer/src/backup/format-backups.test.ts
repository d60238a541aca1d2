import { formatBytes } from "./format-bytes";
import { formatDrill } from "./format-drill";
import { formatBackups } from "./list-backups";
import { hintFor } from "./run-script";
import { manifest } from "./testing/manifests";

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1536, "1.5 KiB"],
  [5 * 2 ** 20, "5 MiB"],
  [1.23 * 2 ** 40, "1.2 TiB"],
])("%i bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test("a line a backup", () => {
  const parts = { database: 1000, media: 500 };
  expect(
    formatBackups([
      { id: "20261125T120000Z", whole: false, bytes: 12, parts: {}, drill: undefined },
      { id: "20261125T031501Z", whole: true, bytes: 1500, parts, drill: undefined },
      {
        id: "20261124T031501Z",
        whole: true,
        bytes: 3 * 2 ** 20,
        parts,
        drill: { at: "2026-11-24T09:00:00Z", passed: false },
      },
    ]),
  ).toEqual([
    "20261125T120000Z       12 B  not whole: it failed, or is still being made",
    "20261125T031501Z    1.5 KiB  database, media",
    "20261124T031501Z      3 MiB  database, media  drill of 2026-11-24 FAILED",
  ]);
});

test("a drill that passed says what went on since", () => {
  const tables = [
    { table: "public.posts_post", rows: 2, liveRows: 5 },
    { table: "public.auth_user", rows: 1, liveRows: 1 },
    { table: "public.old", rows: 0, liveRows: undefined },
  ];
  expect(formatDrill({ manifest: manifest(), differences: [], tables, seconds: 4.2 })).toBe(
    `The backup 20261125T031501Z restores: 3 tables with 3 rows, each as it was dumped, in 4.2 s.
Since then, in the live database:
  public.posts_post: 2 rows then, 5 now
  public.old: is gone`,
  );
});

test("one that failed says in what", () => {
  const differences = [{ table: "public.posts_post", difference: "it is missing" }];
  expect(formatDrill({ manifest: manifest(), differences, tables: [], seconds: 1 })).toBe(
    `The backup 20261125T031501Z does NOT restore as it was dumped:
  public.posts_post: it is missing`,
  );
});

test.each([
  ["pg_restore: error: could not extend file: No space left on device", /disk-full\.md/],
  ["An error occurred (ExpiredToken) when calling the GetObject operation: expired", /clock/],
  ["fatal error: An error occurred (403) when calling HeadObject", /cdktf deploy/],
  ["something else", /Try again/],
])("what the host's programs say: %s", (stderr, hint) => {
  expect(hintFor(stderr)).toMatch(hint);
});
