import { testEnvironment } from "@django-swarm/environment/testing";
import { parseState } from "./parse-state";

const environment = testEnvironment();
const state = (value: object): string => JSON.stringify({ version: 4, ...value });

describe("parseState", () => {
  test("gives the values of the outputs by name", () => {
    const text = state({ outputs: { region: { value: "us-east-1", type: "string" }, n: { value: 1 } } });
    expect(parseState(text, environment)).toEqual({ region: "us-east-1", n: 1 });
  });

  test.each<[string, string, string]>([
    ["no JSON", "{", "outputs/malformed-state"],
    ["JSON of another kind", "[]", "outputs/malformed-state"],
    ["another version", JSON.stringify({ version: 3, outputs: {} }), "outputs/malformed-state"],
    ["no outputs at all", state({}), "outputs/malformed-state"],
    ["a destroyed stack", state({ outputs: {} }), "outputs/no-state"],
  ])("%s is refused", (_name, text, code) => {
    expect(() => parseState(text, environment)).toThrow(
      expect.objectContaining({ code, hint: expect.stringContaining("cdktf deploy ublog-staging") }),
    );
  });
});
