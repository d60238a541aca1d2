import type { PlainMap } from "@django-swarm/stack-renderer";
import { parse } from "yaml";
import { stackFileServices } from "../plan/stack-file-services";
import { labelServices } from "./label-services";

const stack = {
  services: {
    gunicorn: {
      image: "backend@sha256:1",
      command: ["sh", "-c", "echo $$HOME"],
      environment: { DEBUG: "0", MODE: "0444" },
      healthcheck: { retries: 3 },
      deploy: { replicas: 2, labels: { "traefik.enable": "true" } },
    },
    agent: { image: "portainer/agent:2.33.5@sha256:2", deploy: { mode: "global" } },
    redis: { image: "redis:8@sha256:3" },
  },
  networks: { main: { driver: "overlay", attachable: true } },
} as const;
const labels = {
  tags: new Map([["backend@sha256:1", "1.10"]]),
  releaseJob: { image: "backend@sha256:1", hash: "job1" },
};

describe("labelServices", () => {
  const labelled = labelServices(stack, labels);

  test("tells what is wanted of each service", () => {
    expect(labelled.services).toEqual([
      { name: "gunicorn", image: "backend@sha256:1", hash: expect.stringMatching(/^[0-9a-f]{16}$/), replicas: 2 },
      { name: "agent", image: "portainer/agent:2.33.5@sha256:2", hash: expect.any(String), replicas: undefined },
      { name: "redis", image: "redis:8@sha256:3", hash: expect.any(String), replicas: 1 },
    ]);
  });

  test("changes nothing but the labels", () => {
    const { services, ...rest } = parse(labelled.yaml);
    const { services: before, ...restBefore } = stack;
    expect(rest).toEqual(restBefore);
    for (const name of Object.keys(before)) delete services[name].deploy.labels;
    expect(services).toEqual({
      ...before,
      gunicorn: { ...before.gunicorn, deploy: { replicas: 2 } },
      redis: { ...before.redis, deploy: {} },
    });
  });

  test("what is compared with another release is what stands in the file", () => {
    expect(stackFileServices(labelled.yaml)).toEqual(stackFileServices(`${labelled.yaml}\n`));
  });

  test("only the application's services carry the tag, as text", () => {
    const { services } = parse(labelled.yaml);
    expect(services.gunicorn.deploy.labels).toEqual({
      "traefik.enable": "true",
      "django-swarm.tag": "1.10",
      "django-swarm.release-job": "job1",
      "django-swarm.service-hash": labelled.services[0]?.hash,
    });
    expect(services.agent.deploy.labels).toEqual({ "django-swarm.service-hash": labelled.services[1]?.hash });
  });

  const { gunicorn, agent } = stack.services;
  const changed = (services: object): PlainMap => ({ ...stack, services: { ...stack.services, ...services } });
  test.each<[string, PlainMap, Partial<typeof labels>, boolean[]]>([
    ["the same again", stack, {}, [true, true, true]],
    ["another tag", stack, { tags: new Map([["backend@sha256:1", "v2"]]) }, [false, true, true]],
    ["another job", stack, { releaseJob: { image: "backend@sha256:1", hash: "job2" } }, [false, true, true]],
    ["another variable", changed({ gunicorn: { ...gunicorn, environment: { DEBUG: "1" } } }), {}, [false, true, true]],
    ["another mode", changed({ agent: { ...agent, deploy: { replicas: 1 } } }), {}, [true, false, true]],
  ])("hashes after %s", (_name, file, changes, same) => {
    const hashes = labelServices(file, { ...labels, ...changes }).services.map(({ hash }) => hash);
    expect(hashes.map((hash, index) => hash === labelled.services[index]?.hash)).toEqual(same);
  });
});
