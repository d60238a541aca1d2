import { RemoteError } from "@django-swarm/environment";
import { parseManifest, parseTableSums, partsOf, totalBytes } from "./manifest";
import { databasePart, manifest } from "./testing/manifests";

test("what a host wrote is read as it was, its parts in one order", () => {
  const read = parseManifest(JSON.stringify(manifest()), "s3://b/manifest.json");
  expect(read).toEqual(manifest());
  expect(partsOf(read).map(([name]) => name)).toEqual(["database", "media"]);
  expect(totalBytes(read)).toBe(1500);
});

test.each<[string, string, RegExp]>([
  ["cut off", '{"format":1,"id":', /JSON/],
  ["of a later format", JSON.stringify({ ...manifest(), format: 2 }), /^format: /m],
  [
    "with a checksum that is none",
    JSON.stringify(manifest({ parts: { database: databasePart({ sha256: "x" }) } })),
    /^parts\.database\.sha256: /m,
  ],
])("one that is %s is refused with its place", (_, text, detail) => {
  const parse = () => parseManifest(text, "s3://b/manifest.json");
  expect(parse).toThrow(RemoteError);
  expect(parse).toThrow(
    expect.objectContaining({
      message: expect.stringContaining("s3://b/manifest.json"),
      details: expect.arrayContaining([expect.stringMatching(detail)]),
    }),
  );
});

test("sums keep all their digits", () => {
  expect(parseTableSums('{"table":"public.t","rows":1,"sum":"9223372036854775807123"}\n')).toEqual([
    { table: "public.t", rows: 1, sum: "9223372036854775807123" },
  ]);
  expect(parseTableSums("")).toEqual([]);
});
