import { stacksOf } from "./stacks";
import { testEnvironment } from "./testing";

test("each stack with those that read its state", () => {
  expect(stacksOf(testEnvironment())).toEqual([
    { name: "ublog-staging-network", readers: ["ublog-staging-storage", "ublog-staging"] },
    { name: "ublog-staging-storage", readers: ["ublog-staging"] },
    { name: "ublog-staging", readers: [] },
  ]);
});
