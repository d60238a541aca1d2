import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineEnvironment } from "@django-swarm/environment";
import { testWith } from "@django-swarm/environment/testing";
import fc from "fast-check";
import { buildJobs } from "../build-jobs";
import { buildStack } from "../build-stack";
import { anyEnvironment } from "../testing/any-environment";
import { awkwardNames, printableText } from "../testing/awkward-text";
import { dockerStackConfig, meaningOf, meantBy } from "../testing/docker-stack-config";
import { inputsOf } from "../testing/inputs";
import { stackWithTexts } from "../testing/stack-with-texts";
import { renderStack } from "./render-stack";

const testWithDocker = testWith("docker");
const GOLDENS = join(__dirname, "../golden");
const goldens = readdirSync(GOLDENS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yml"));

const expectMeant = (file: string): void =>
  expect(meaningOf(dockerStackConfig(file))).toEqual(meaningOf(meantBy(file)));

testWithDocker.each(goldens)("docker accepts %s and reads what was meant", (name) => {
  expectMeant(readFileSync(join(GOLDENS, name), "utf8"));
});

testWithDocker("docker reads any text as it was meant", () => {
  fc.assert(
    fc.property(fc.array(printableText, { minLength: 20, maxLength: 60 }), awkwardNames, (any, names) => {
      expectMeant(renderStack(stackWithTexts(any, names)));
    }),
    { numRuns: 15 },
  );
});

testWithDocker("docker accepts the stack and the jobs of any environment, and reads what was meant", () => {
  fc.assert(
    fc.property(anyEnvironment, (input) => {
      const inputs = inputsOf(defineEnvironment(input));
      const { release, backup } = buildJobs(inputs);
      for (const stack of [buildStack(inputs), release, backup]) if (stack) expectMeant(renderStack(stack));
    }),
    { numRuns: 40 },
  );
});
