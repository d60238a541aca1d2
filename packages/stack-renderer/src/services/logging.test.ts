import { testEnvironment } from "@django-swarm/environment/testing";
import { parse } from "yaml";
import { buildJobs } from "../build-jobs";
import { buildStack } from "../build-stack";
import { renderStack } from "../render/render-stack";
import { inputsOf } from "../testing/inputs";

const inputs = inputsOf(testEnvironment({ logs: { driver: "awslogs", retentionDays: 14 } }));

test.each([
  ["service", buildStack(inputs)],
  ["job", buildJobs(inputs).release],
])("every %s logs into the environment's own group", (_, stack) => {
  const { services } = parse(renderStack(stack)) as { services: Record<string, { logging: unknown }> };
  expect(Object.keys(services).length).toBeGreaterThan(0);
  for (const { logging } of Object.values(services)) {
    expect(logging).toEqual({
      driver: "awslogs",
      options: {
        "awslogs-region": "us-east-1",
        "awslogs-group": "/django-swarm/ublog-staging",
        tag: "{{.Name}}",
        mode: "non-blocking",
        "max-buffer-size": "4m",
        "cache-max-size": "10m",
        "cache-max-file": "3",
      },
    });
  }
});
