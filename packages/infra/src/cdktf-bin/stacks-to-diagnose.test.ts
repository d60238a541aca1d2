import { stacksToDiagnose } from "./stacks-to-diagnose";

const three = { "a-network": [], a: ["a-network"], b: [] };

test.each<[string, number, readonly string[], typeof three | { a: [] } | undefined, readonly string[]]>([
  ["a failure: the stack and those it depends on", 1, ["a"], three, ["a-network", "a"]],
  ["a success", 0, ["a"], three, []],
  ["an interruption", 130, ["a"], three, []],
  ["nothing was synthesised", 1, ["a"], undefined, []],
  ["no stack of that name", 2, ["c"], three, []],
  ["no name, one stack", 1, [], { a: [] }, ["a"]],
  ["no name, several stacks", 1, [], three, []],
])("%s", (_name, exitCode, asked, dependencies, expected) => {
  expect(stacksToDiagnose({ exitCode, asked, dependencies })).toEqual(expected);
});
