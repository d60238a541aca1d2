import { parseArguments } from "./parse-arguments";

test.each([
  ["deploy a --auto-approve", "deploy", ["a"], ["--auto-approve"]],
  ["apply a b", "deploy", ["a", "b"], []],
  ["diff a --app x", "diff", ["a"], ["--app", "x"]],
  ["plan --output=out a", "diff", ["a"], ["--output=out"]],
  ["deploy --var x=1 y=2 --auto-approve a", "deploy", ["a"], ["--var", "x=1", "y=2", "--auto-approve"]],
  ["--log-level debug deploy a", "deploy", ["a"], ["--log-level", "debug"]],
  ["destroy a", undefined, ["a"], []],
  ["synth", undefined, [], []],
  ["", undefined, [], []],
])("%s", (line, command, stacks, flags) => {
  expect(parseArguments(line.split(" ").filter(Boolean))).toMatchObject({ command, stacks, flags });
});

test.each(["deploy", "apply", "diff", "plan", "destroy"])("%s works on states", (verb) => {
  expect(parseArguments([verb, "a"]).runsTerraform).toBe(true);
});

test.each(["synth", "list", "output", "get", "--version", ""])("%s does not", (verb) => {
  expect(parseArguments([verb]).runsTerraform).toBe(false);
});
