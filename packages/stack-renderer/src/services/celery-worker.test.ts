import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { inputsOf } from "../testing/inputs";
import { celeryWorker } from "./celery-worker";

const queues = [{ name: "celery" }, { name: "reports", taskTimeLimitSeconds: 1800 }];

test.each([
  ["the default", { queues }, 0, ["120", "108", 130_000]],
  ["a limit for all queues", { queues, taskTimeLimitSeconds: 300 }, 0, ["300", "270", 310_000]],
  ["a queue of long tasks", { queues, taskTimeLimitSeconds: 300 }, 1, ["1800", "1620", 1_810_000]],
] as const)("%s ends tasks, and its worker is left that long", (_, celery, index, expected) => {
  const given = { app: "ublog", ...celery, queues: [...celery.queues] };
  const environment = testEnvironment({ app: { ...TEST_APP, celery: given } });
  const settings = environment.app.celery;
  const queue = settings?.queues[index];
  if (!queue) throw new Error("no such queue");
  const { command = [], stopGracePeriodMs } = celeryWorker(inputsOf(environment), settings, queue).service;
  const option = (name: string) => command[command.indexOf(name) + 1];
  expect([option("--time-limit"), option("--soft-time-limit"), stopGracePeriodMs]).toEqual(expected);
});
