import fc from "fast-check";
import { type Known, parseExpression } from "./parse-expression";

test.each<[string, Known]>([
  ['"a"', "a"],
  ["12", 12],
  ["-1.5", -1.5],
  ["true", true],
  ["null", null],
  ["[]", []],
  ['["a", 1, ]', ["a", 1]],
  ["{}", {}],
  ['{"a" = 1, b = "c"}', { a: 1, b: "c" }],
  ['{\n  a = 1\n  b = [\n    "c",\n  ]\n}', { a: 1, b: ["c"] }],
  ['{"a":{"b":[1,2]}}', { a: { b: [1, 2] } }],
  ['"say \\"hello\\"\\n"', 'say "hello"\n'],
  ['"\\u0041"', "A"],
  ["aws_s3_bucket.a.arn", "${aws_s3_bucket.a.arn}"],
  ['"${aws_s3_bucket.a.arn}/*"', "${aws_s3_bucket.a.arn}/*"],
  ['"${lookup(local.a, "}")}!"', '${lookup(local.a, "}")}!'],
  ['{a = concat(["x"], [for b in c : b]), d = 1}', { a: '${concat(["x"], [for b in c : b])}', d: 1 }],
  ['"$${literally}"', "$${literally}"],
])("%s", (text, known) => {
  expect(parseExpression(text)).toEqual(known);
});

test.each(["", '"a', "[1", "{a", "{a = }", "{a 1}", "[1] 2", "f(", '"${a"', "{= 1}"])("%s is no expression", (text) => {
  expect(() => parseExpression(text)).toThrow(SyntaxError);
});

test("whatever is JSON is read as JSON", () => {
  const text = fc.string().filter((value) => !value.includes("${"));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("tree")),
      fc.dictionary(text, tie("tree")),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      expect(parseExpression(JSON.stringify(value, null, 1))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("any text is either read or refused as a syntax error", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseExpression(text);
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }),
  );
});
