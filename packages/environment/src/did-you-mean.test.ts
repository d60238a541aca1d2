import { didYouMean, suggest } from "./did-you-mean";

const VERBS = ["release", "rollback", "secrets", "logs", "psql"];

test.each([
  ["relase", ["release"]],
  ["Release", ["release"]],
  ["log", ["logs"]],
  ["psq", ["psql"]],
  ["deploy", []],
  ["x", []],
  ["", []],
])('"%s" → %j', (word, expected) => {
  expect(didYouMean(word, VERBS)).toEqual(expected);
});

test("the nearest comes first", () => {
  expect(didYouMean("ublog-stagin", ["ublog-standing", "ublog-staging"])).toEqual(["ublog-staging", "ublog-standing"]);
});

test("where nothing is near, everything is named", () => {
  expect(suggest("relase", VERBS)).toBe('Did you mean "release"?');
  expect(suggest("deploy", ["a", "b"])).toBe("Name one of: a, b.");
});
