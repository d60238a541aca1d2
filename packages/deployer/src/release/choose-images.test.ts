import type { ImagesOutputs } from "@django-swarm/infra/outputs";
import type { ServiceObject } from "../swarm/engine-objects";
import { TAG_LABEL } from "../swarm/stack-labels";
import { chooseImages, describeTags, type KnownImages } from "./choose-images";

const [backend, frontend] = ["registry/app-backend", "registry/app-frontend"];
const repositories = { backend_repository_url: backend, frontend_repository_url: frontend };
const [digestA, digestB] = [`sha256:${"a".repeat(64)}`, `sha256:${"b".repeat(64)}`];
const built: ImagesOutputs = {
  backend_image: `${backend}@${digestA}`,
  backend_tag: "0123456789ab",
  frontend_image: `${frontend}@${digestB}`,
  frontend_tag: "ba9876543210",
  platform: "linux/arm64",
};

const service = (image: string, tag?: string): ServiceObject => ({
  ID: "s",
  Version: { Index: 1 },
  Spec: {
    Name: "s",
    Labels: tag === undefined ? {} : { [TAG_LABEL]: tag },
    TaskTemplate: { ContainerSpec: { Image: image } },
  },
});
const running = (nginx: ServiceObject): ReadonlyMap<string, ServiceObject> =>
  new Map([
    ["redis", service("redis:8")],
    ["gunicorn", service(`${backend}@${digestA}`, "v1")],
    ["nginx", nginx],
  ]);
const same = running(service(`${frontend}@${digestB}`, "v1"));

const choose = (known: Partial<KnownImages>) =>
  chooseImages(
    { option: undefined, variable: undefined, built: undefined, live: new Map(), recorded: undefined, ...known },
    repositories,
  );
const references = (known: Partial<KnownImages>): string[] => {
  const chosen = choose(known);
  return [chosen.backend.reference, chosen.frontend.reference];
};

describe("chooseImages", () => {
  const at = (tag: string, other = tag): string[] => [`${backend}:${tag}`, `${frontend}:${other}`];

  test.each<[string, Partial<KnownImages>, string[]]>([
    ["the option wins", { option: "v3", variable: "v2", built, live: same }, at("v3")],
    ["then the variable", { variable: "v2", built, live: same }, at("v2")],
    ["an empty variable says nothing", { variable: "", live: same }, at("v1")],
    ["then what the images stack built, by digest", { built, live: same }, [built.backend_image, built.frontend_image]],
    ["then what runs", { live: same }, at("v1")],
    [
      "of what runs, each image its own tag",
      { live: running(service(`${frontend}@${digestB}`, "v2")) },
      at("v1", "v2"),
    ],
    ["an image changed by hand is none of ours", { live: running(service("nginx:1", "v1")) }, at("v1")],
  ])("%s", (_name, known, expected) => {
    expect(references(known)).toEqual(expected);
  });

  test("what the images stack built is labelled with tags that exist in the registry", () => {
    const { backend: a, frontend: b } = choose({ built });
    expect([a.tag, b.tag]).toEqual([built.backend_tag, built.frontend_tag]);
  });

  test.each<[string, string | undefined, string]>([
    ["none at all", undefined, "release/no-tag"],
    ["a reference", "repo:v1", "release/bad-tag"],
    ["a digest", "sha256:abc", "release/bad-tag"],
    ["a flag", "--yes", "release/bad-tag"],
    ["an empty option", "", "release/bad-tag"],
  ])("refuses %s", (_name, option, code) => {
    expect(() => choose({ option })).toThrow(expect.objectContaining({ code }));
  });
});

test("one tag is said once", () => {
  expect(describeTags(choose({ option: "v3" }))).toBe("v3");
  expect(describeTags(choose({ built }))).toBe("0123456789ab (backend), ba9876543210 (frontend)");
});
