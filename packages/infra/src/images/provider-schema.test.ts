import { readFileSync } from "node:fs";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import type { Attributes } from "../security/terraform-json";
import { synthesised } from "../testing/synthesised";
import { removeTemporaryContexts, temporaryContext } from "../testing/temporary-context";

afterEach(removeTemporaryContexts);

/**
 * The schema of provider kreuzwerker/docker 3.6.2, as the generated bindings document it: each attribute of a block with
 * its name in Terraform and whether it is required.
 */
function blockSchema(resource: string, block: string): ReadonlyMap<string, { readonly required: boolean }> {
  const source = readFileSync(require.resolve(`@cdktf/provider-docker/lib/${resource}/index.d.ts`), "utf8");
  const body =
    new RegExp(`export interface ${block} (?:extends [\\w.]+ )?\\{\\n([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? "";
  const attribute = /3\.6\.2\/docs[\w/]*#(\w+) [\w#]+\}[\s\S]*?\*\/\s+readonly \w+(\??):/g;
  return new Map([...body.matchAll(attribute)].map(([, name, optional]) => [name as string, { required: !optional }]));
}

const META_ARGUMENTS = ["//", "depends_on", "lifecycle", "provider", "count", "for_each"];

const context = (): string => temporaryContext({ Dockerfile: "FROM scratch" });
const { json, resources } = (() => {
  const image = { context: context(), buildArgs: { MODE: "x" } };
  const app = { ...TEST_APP, build: { backend: image, frontend: image } };
  const stack = synthesised(testEnvironment({ app }))["ublog-staging-images"];
  if (!stack) throw new Error("no images stack");
  return stack;
})();

test.each<[string, string, string, () => Attributes[]]>([
  ["provider", "provider", "DockerProviderConfig", () => json["provider"].docker],
  ["provider", "registry_auth", "DockerProviderRegistryAuth", () => json["provider"].docker[0].registry_auth],
  ["image", "docker_image", "ImageConfig", () => resources("docker_image")],
  ["image", "build", "ImageBuild", () => resources("docker_image").map(({ build }) => build)],
  ["registry-image", "docker_registry_image", "RegistryImageConfig", () => resources("docker_registry_image")],
])("%s: %s has what the schema requires and nothing that it does not know", (resource, _, block, blocks) => {
  const schema = blockSchema(resource, block);
  expect(schema.size).toBeGreaterThan(4);
  expect(blocks().length).toBeGreaterThan(0);
  for (const attributes of blocks()) {
    const names = Object.keys(attributes).filter((name) => !META_ARGUMENTS.includes(name));
    expect(names.filter((name) => !schema.has(name))).toEqual([]);
    expect([...schema].filter(([name, { required }]) => required && !names.includes(name))).toEqual([]);
  }
});

test("the provider is asked for under its own name and in the version that the bindings were made from", () => {
  expect(json["terraform"].required_providers).toEqual({ docker: { source: "kreuzwerker/docker", version: "3.6.2" } });
});
