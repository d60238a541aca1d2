import fc from "fast-check";
import { diffFields } from "./diff-fields";

describe("diffFields", () => {
  test.each<[string, unknown, unknown, ReturnType<typeof diffFields>]>([
    ["the same", { a: { b: "1" } }, { a: { b: "1" } }, []],
    ["a changed leaf", { a: { b: "1" } }, { a: { b: "2" } }, [{ path: "a.b", before: "1", after: "2" }]],
    ["one that comes", {}, { a: { b: "2" } }, [{ path: "a.b", after: "2" }]],
    ["one that goes", { a: "1", b: "1" }, { b: "1" }, [{ path: "a", before: "1" }]],
    ["a list, as a whole", { c: ["x", "y"] }, { c: ["x"] }, [{ path: "c", before: '["x","y"]', after: '["x"]' }]],
    ["empty and absent", { a: {}, b: [], c: null, d: { e: {} } }, { b: undefined, f: "" }, []],
    ["another kind of value", { a: { b: "1" } }, { a: "x" }, [{ path: "a", before: '{"b":"1"}', after: "x" }]],
    [
      "in the order of paths",
      { b: "1", a: "1" },
      { a: "2", b: "2" },
      [
        { path: "a", before: "1", after: "2" },
        { path: "b", before: "1", after: "2" },
      ],
    ],
  ])("%s", (_name, before, after, expected) => {
    expect(diffFields(before, after)).toEqual(expected);
  });

  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.string({ maxLength: 3 }),
      fc.integer(),
      fc.array(fc.string({ maxLength: 2 }), { maxLength: 3 }),
      fc.dictionary(fc.string({ maxLength: 2 }), tie("value"), { maxKeys: 3 }),
    ),
  })).value;

  test("nothing differs from itself; what differs one way differs the other way round, mirrored", () => {
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(diffFields(one, structuredClone(one))).toEqual([]);
        const mirrored = diffFields(other, one).map(({ path, before, after }) => [path, after, before]);
        expect(diffFields(one, other).map(({ path, before, after }) => [path, before, after])).toEqual(mirrored);
      }),
    );
  });
});
