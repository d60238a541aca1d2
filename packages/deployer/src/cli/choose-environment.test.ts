import { testEnvironment } from "@django-swarm/environment/testing";
import { chooseEnvironment } from "./choose-environment";
import { confirm, type Terminal } from "./terminal";

const staging = testEnvironment();
const production = testEnvironment({ name: "ublog-production" });

const terminal = (answer: string | undefined): Terminal => ({
  interactive: answer !== undefined,
  ask: async () => answer ?? "",
  askHidden: async () => "",
  readStdin: async () => "",
});

describe("chooseEnvironment", () => {
  const before = process.env["STACK_NAME"];
  afterEach(() => {
    if (before === undefined) delete process.env["STACK_NAME"];
    else process.env["STACK_NAME"] = before;
  });

  test.each<[string, string | undefined, string | undefined, string | undefined, string]>([
    ["the argument", "ublog-production", "ublog-staging", undefined, "ublog-production"],
    ["else $STACK_NAME", undefined, "ublog-staging", undefined, "ublog-staging"],
    ["else the answer", undefined, undefined, " ublog-production\n", "ublog-production"],
  ])("%s", async (_name, argument, stackName, answer, chosen) => {
    delete process.env["STACK_NAME"];
    if (stackName !== undefined) process.env["STACK_NAME"] = stackName;
    await expect(chooseEnvironment([staging, production], argument, terminal(answer))).resolves.toMatchObject({
      name: chosen,
    });
  });

  test.each<[string, string | undefined, string | undefined, string]>([
    ["none named and nobody to ask", undefined, undefined, "environment/unnamed"],
    ["an answer that is none", undefined, "nope", "environment/unknown"],
    ["one that does not exist", "nope", undefined, "environment/unknown"],
  ])("%s is refused with the list", async (_name, argument, answer, code) => {
    delete process.env["STACK_NAME"];
    await expect(chooseEnvironment([staging, production], argument, terminal(answer))).rejects.toMatchObject({
      code,
      details: ["ublog-staging", "ublog-production"],
    });
  });
});

describe("confirm", () => {
  test.each<[string, boolean, string | undefined, string | undefined]>([
    ["--yes needs no answer", true, undefined, undefined],
    ["y", false, "y", undefined],
    ["Yes", false, "Yes", undefined],
    ["an empty answer means no", false, "", "cli/declined"],
    ["nobody to ask", false, undefined, "cli/needs-yes"],
  ])("%s", async (_name, yes, answer, code) => {
    const asked = confirm(terminal(answer), yes, "Release?");
    if (code === undefined) await expect(asked).resolves.toBeUndefined();
    else await expect(asked).rejects.toMatchObject({ code });
  });
});
