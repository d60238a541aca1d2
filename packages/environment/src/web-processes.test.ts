import { TEST_APP, testEnvironment } from "./testing";
import { webProcesses } from "./web-processes";

test.each([
  ["t4g.micro", 1, 1],
  ["t4g.small", 2, 1],
  ["t4g.medium", 2, 2],
  ["t4g.2xlarge", 2, 8],
  // One vCPU.
  ["m7g.medium", 2, 1],
])("on %s: %d replicas with %d worker processes each", (instanceType, replicas, workers) => {
  const environment = testEnvironment({ host: { instanceType } });
  expect(webProcesses(environment)).toEqual({ replicas, workers, threads: 4 });
});

test("what is stated stays, on any host", () => {
  const gunicorn = { replicas: 3, workers: 5, threads: 2 };
  const environment = testEnvironment({ app: { ...TEST_APP, gunicorn }, host: { instanceType: "t4g.micro" } });
  expect(webProcesses(environment)).toEqual(gunicorn);
});
