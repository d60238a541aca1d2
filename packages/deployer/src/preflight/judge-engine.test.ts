import { testEnvironment } from "@django-swarm/environment/testing";
import { ENGINE_MATRIX } from "./engine-matrix";
import { checkEngines, engineProblems } from "./judge-engine";

test.each<[string, string, Parameters<typeof engineProblems>[1], RegExp | undefined]>([
  ["what the host's distribution has", "25.0.8", {}, undefined],
  ["an engine that is too old for the stack", "24.0.9", {}, /the stack needs 25\.0 or later/],
  ["an old engine of Debian's", "20.10.24+dfsg1", {}, /20\.10\.24\+dfsg1; the stack needs/],
  [
    "an engine that is too new for Traefik",
    "29.0.1",
    { traefik: "traefik:v3.5.0" },
    /Traefik \(traefik:v3\.5\.0\) needs one below 29/,
  ],
  ["the first Traefik that copes with it", "29.0.1", { traefik: "traefik:v3.6.1" }, undefined],
  ["an old Traefik on an older engine", "28.5.2", { traefik: "traefik:v3.5.0" }, undefined],
  [
    "an engine that is too new for Portainer",
    "29.0.0",
    { portainer: "portainer/portainer-ce:2.33.4" },
    /Portainer .* below 29/,
  ],
  ["a Portainer for it", "29.0.0", { portainer: "portainer/portainer-ce:2.33.5-alpine" }, undefined],
  ["an image by its digest: taken on trust", "29.0.0", { traefik: `traefik@sha256:${"a".repeat(64)}` }, undefined],
  ["a node that does not say", "", {}, undefined],
])("%s", (_name, version, images, expected) => {
  const problems = engineProblems([{ node: "manager", version }], images);
  if (expected === undefined) expect(problems).toEqual([]);
  else expect(problems).toEqual([expect.stringMatching(expected)]);
});

test("every problem of every node at once, and what mends it", () => {
  const nodes = [
    { node: "manager", version: "24.0.0" },
    { node: "worker", version: "29.0.0" },
  ];
  expect(() => checkEngines(nodes, { traefik: "traefik:v3.5.0" }, "shop")).toThrow(
    expect.objectContaining({
      code: "engine/version",
      details: [expect.stringContaining("manager"), expect.stringContaining("worker")],
      hint: expect.stringContaining("cdktf deploy shop"),
    }),
  );
});

test("the images of an environment's own choice suit the engines that they are pinned for", () => {
  const nodes = ["25.0.8", "29.1.0"].map((version) => ({ node: version, version }));
  expect(engineProblems(nodes, testEnvironment().images)).toEqual([]);
});

test("every need says where it is known from", () => {
  for (const { source } of ENGINE_MATRIX) expect(source).toMatch(/^https:\/\//);
});
