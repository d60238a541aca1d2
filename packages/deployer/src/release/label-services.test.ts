import { parse } from "yaml";
import { stackFileServices } from "../plan/stack-file-services";
import { labelServices } from "./label-services";

const stack = `services:
  gunicorn:
    image: "backend@sha256:1"
    command: ["sh", "-c", "echo $$HOME"]
    environment:
      DEBUG: "0"
      MODE: 0444
    deploy:
      replicas: 2
      labels:
        traefik.enable: "true"
  agent:
    image: portainer/agent:2.33.5@sha256:2
    deploy:
      mode: global
  redis:
    image: redis:8@sha256:3
networks:
  main:
    driver: overlay
`;
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
    const { services: before, ...restBefore } = parse(stack);
    expect(rest).toEqual(restBefore);
    for (const name of Object.keys(before)) delete services[name].deploy.labels;
    delete before.gunicorn.deploy.labels;
    expect({ ...services, redis: { image: services.redis.image } }).toEqual(before);
  });

  test("what is compared with another release is what stands in the file", () => {
    expect(stackFileServices(labelled.yaml)).toEqual(stackFileServices(`${labelled.yaml}\n`));
  });

  test("scalars stay as they were written", () => {
    expect(labelled.yaml).toContain("MODE: 0444");
    expect(labelled.yaml).toContain('DEBUG: "0"');
    expect(labelled.yaml).toContain("echo $$HOME");
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

  test.each<[string, string, Partial<typeof labels>, boolean[]]>([
    ["the same again", stack, {}, [true, true, true]],
    ["another tag", stack, { tags: new Map([["backend@sha256:1", "v2"]]) }, [false, true, true]],
    ["another job", stack, { releaseJob: { image: "backend@sha256:1", hash: "job2" } }, [false, true, true]],
    ["another variable", stack.replace('"0"', '"1"'), {}, [false, true, true]],
    ["another mode", stack.replace("mode: global", "replicas: 1"), {}, [true, false, true]],
  ])("hashes after %s", (_name, yaml, changes, same) => {
    const hashes = labelServices(yaml, { ...labels, ...changes }).services.map(({ hash }) => hash);
    expect(hashes.map((hash, index) => hash === labelled.services[index]?.hash)).toEqual(same);
  });

  test("what is no stack file is a bug", () => {
    expect(() => labelServices("a: 1", labels)).toThrow(/not a stack file/);
  });
});
