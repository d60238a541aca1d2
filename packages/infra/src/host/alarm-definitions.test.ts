import { testEnvironment } from "@django-swarm/environment/testing";
import { alarmDefinitions } from "./alarm-definitions";

const ids = (...input: Parameters<typeof testEnvironment>): string[] =>
  alarmDefinitions(testEnvironment(...input)).map(({ id }) => id);

const EVERY_HOST = ["cpu", "system-check", "instance-check", "root-disk", "memory"];

test.each<[string, Parameters<typeof testEnvironment>[0], string[]]>([
  ["a burstable type has credits to lose", {}, ["cpu-credits", "postgres-disk"]],
  ["another type has none", { host: { instanceType: "m7g.medium" } }, ["postgres-disk"]],
  ["Postgres on EFS has no disk that could be full", { storage: { postgres: "efs" } }, ["cpu-credits"]],
])("%s", (_, changes, more) => {
  expect(ids(changes).sort()).toEqual([...EVERY_HOST, ...more].sort());
});

test("silence is an alarm only where the host itself should speak", () => {
  for (const { namespace, missingData } of alarmDefinitions(testEnvironment())) {
    expect([namespace, missingData]).toEqual(
      namespace === "AWS/EC2" ? [namespace, "missing"] : ["django-swarm/ublog-staging", "breaching"],
    );
  }
});

test("the reboot waits longer than the recovery", () => {
  const minutes = (action: string): number => {
    const found = alarmDefinitions(testEnvironment()).find(({ ec2Action }) => ec2Action === action);
    return ((found?.periodSeconds ?? 0) * (found?.evaluationPeriods ?? 0)) / 60;
  };
  expect([minutes("recover"), minutes("reboot")]).toEqual([2, 3]);
});
