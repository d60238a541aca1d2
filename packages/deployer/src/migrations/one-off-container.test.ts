import type { JobService, Stack } from "@django-swarm/stack-renderer";
import { oneOffContainer } from "./one-off-container";

const service = {
  name: "image-facts",
  rollout: "job",
  image: "backend@sha256:1",
  entrypoint: ["/bin/sh", "/django-swarm/with-secrets"],
  command: ["python", "-u", "/django-swarm/image-facts"],
  environment: { DJANGO_SETTINGS_MODULE: "shop.settings" },
  secrets: ["SECRET_KEY"],
  configs: [{ config: "with-secrets", target: "/django-swarm/with-secrets" }],
  resources: { memoryLimitMiB: 256, memoryReservationMiB: 64 },
} as unknown as JobService;
const job = {
  name: "shop-image-facts",
  services: [service],
  configs: [{ key: "with-secrets", name: "shop_with-secrets-1", content: "#!/bin/sh\n" }],
} as unknown as Stack;

test("a job's image, command, variables and files, as a container beside the swarm", () => {
  const { words, stdin } = oneOffContainer({
    environmentName: "shop",
    job,
    secretValues: new Map([["SECRET_KEY", "its'\nvalue"]]),
    files: { "/django-swarm/applied.json": "[]" },
    variables: { DJANGO_SWARM_APPLIED: "/django-swarm/applied.json" },
    network: "shop_main",
  });
  expect(words.slice(0, -2).join(" ")).toBe(
    "docker run --rm --interactive --pull never --network shop_main --label django-swarm.environment=shop --memory 256m --tmpfs /run/secrets:mode=1777 --tmpfs /django-swarm:mode=1777 --entrypoint python backend@sha256:1",
  );
  expect(stdin.trimEnd().split("\n")).toHaveLength(1);
  expect(JSON.parse(stdin)).toEqual({
    files: {
      "/run/secrets/SECRET_KEY": "its'\nvalue",
      "/django-swarm/with-secrets": "#!/bin/sh\n",
      "/django-swarm/applied.json": "[]",
    },
    variables: { DJANGO_SETTINGS_MODULE: "shop.settings", DJANGO_SWARM_APPLIED: "/django-swarm/applied.json" },
    command: ["/bin/sh", "/django-swarm/with-secrets", "python", "-u", "/django-swarm/image-facts"],
  });
});

test("no value is in an argument", () => {
  const secretValues = new Map([["SECRET_KEY", "canary"]]);
  const { words } = oneOffContainer({ environmentName: "shop", job, secretValues, network: "bridge" });
  expect(words.join(" ")).not.toContain("canary");
});
