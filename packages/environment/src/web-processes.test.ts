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
  expect(webProcesses(environment)).toEqual({ replicas, workers, connections: workers * 4 });
});

test("what is stated stays, on any host", () => {
  const server = { kind: "gunicorn", replicas: 3, workers: 5, threads: 2 } as const;
  const environment = testEnvironment({ app: { ...TEST_APP, server }, host: { instanceType: "t4g.micro" } });
  expect(webProcesses(environment)).toEqual({ replicas: 3, workers: 5, connections: 10 });
});

test.each([
  ["t4g.micro", 1],
  ["t4g.medium", 2],
])("of another server %s has as many replicas, and the connections that it states", (instanceType, replicas) => {
  const server = { kind: "command" as const, command: ["daphne"], port: 1, databaseConnections: 7 };
  const environment = testEnvironment({ app: { ...TEST_APP, server }, host: { instanceType } });
  expect(webProcesses(environment)).toEqual({ replicas, workers: 1, connections: 7 });
});
