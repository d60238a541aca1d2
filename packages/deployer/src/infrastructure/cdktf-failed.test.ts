import { testEnvironment } from "@django-swarm/environment/testing";
import { explanationIn, infrastructureFailed, planFailed } from "./cdktf-failed";

const EXPLAINED = [
  "shop  Error: error acquiring the state lock",
  "",
  "error: Somebody else works on shop.",
  "  ada@laptop since 12:00",
  "next: Wait, or `terraform force-unlock 1`.",
];

test("what cdktf says itself is what is told", () => {
  expect(explanationIn(EXPLAINED)).toEqual({
    details: ["Somebody else works on shop.", "ada@laptop since 12:00"],
    hint: "Wait, or `terraform force-unlock 1`.",
  });
});

test("else its last lines are", () => {
  const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
  expect(explanationIn(lines)).toEqual({ details: lines.slice(-20), hint: undefined });
});

test("a failed plan has changed nothing; a failed deployment needs somebody, and the same command", () => {
  expect(planFailed(testEnvironment(), EXPLAINED)).toMatchObject({
    name: "RemoteError",
    hint: "Wait, or `terraform force-unlock 1`.",
  });
  expect(infrastructureFailed("cdktf deploy shop", [])).toMatchObject({
    state: "needs-attention",
    hint: expect.stringMatching(/goes on where this one stopped/),
  });
});
