import type { ServiceObject } from "../swarm/engine-objects";
import { TAG_LABEL } from "../swarm/stack-labels";
import { chooseTag } from "./choose-tag";

const service = (labels: Record<string, string>): ServiceObject => ({
  ID: "s",
  Version: { Index: 1 },
  Spec: { Name: "s", Labels: labels, TaskTemplate: { ContainerSpec: { Image: "i" } } },
});
const running = new Map([
  ["redis", service({})],
  ["gunicorn", service({ [TAG_LABEL]: "v1" })],
]);

describe("chooseTag", () => {
  test.each<[string, string | undefined, string | undefined, string]>([
    ["the option wins", "v3", "v2", "v3"],
    ["then the variable", undefined, "v2", "v2"],
    ["an empty variable says nothing", undefined, "", "v1"],
    ["then what runs", undefined, undefined, "v1"],
  ])("%s", (_name, option, variable, tag) => {
    expect(chooseTag({ option, variable }, running)).toBe(tag);
  });

  test.each<[string, string | undefined, string]>([
    ["none at all", undefined, "release/no-tag"],
    ["a reference", "repo:v1", "release/bad-tag"],
    ["a digest", "sha256:abc", "release/bad-tag"],
    ["a flag", "--yes", "release/bad-tag"],
    ["an empty option", "", "release/bad-tag"],
  ])("refuses %s", (_name, option, code) => {
    expect(() => chooseTag({ option, variable: undefined }, new Map())).toThrow(expect.objectContaining({ code }));
  });
});
