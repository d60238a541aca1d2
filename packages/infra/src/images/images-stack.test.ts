import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EnvironmentInput } from "@django-swarm/environment";
import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { imagesOutputNames } from "../outputs";
import { leaves } from "../security/terraform-json";
import { synthesise } from "../synthesise";
import { type SynthesisedStack, synthesised } from "../testing/synthesised";
import { removeTemporaryContexts, temporaryContext } from "../testing/temporary-context";

const BACKEND = { Dockerfile: "FROM scratch", "manage.py": "", ".dockerignore": ".env", ".env": "SECRET_KEY=hunter2" };
type Build = NonNullable<EnvironmentInput["app"]["build"]>;

const buildOf = (changes: Partial<Build> = {}): Build => ({
  backend: { context: temporaryContext(BACKEND) },
  frontend: { context: temporaryContext({ "docker/web": "FROM scratch" }), dockerfile: "docker/web" },
  ...changes,
});
const environmentOf = (build: Build, more: Partial<EnvironmentInput> = {}) =>
  testEnvironment({ ...more, app: { ...TEST_APP, build } });
const stackOf = (...input: Parameters<typeof environmentOf>): SynthesisedStack => {
  const stack = synthesised(environmentOf(...input))["ublog-staging-images"];
  if (!stack) throw new Error("no images stack");
  return stack;
};
const tags = (stack: SynthesisedStack): unknown[] =>
  ["backend_tag", "frontend_tag"].map((name) => stack.json["output"][name].value);

afterEach(removeTemporaryContexts);

test("it exists when the environment says what to build, and where its provider can be had", () => {
  const build = buildOf();
  expect(synthesised(testEnvironment())).not.toHaveProperty("ublog-staging-images");
  expect(synthesised(environmentOf(build))).toHaveProperty("ublog-staging-images");
  expect(synthesised(environmentOf(build, { emulator: { omit: ["images-stack"] } }))).not.toHaveProperty(
    "ublog-staging-images",
  );
});

test("it needs the repositories, and no other stack needs it", () => {
  const stacks = synthesised(environmentOf(buildOf()));
  expect(stacks["ublog-staging-images"]?.dependencies).toEqual(["ublog-staging-storage"]);
  const needing = Object.values(stacks).filter(({ dependencies }) => dependencies.includes("ublog-staging-images"));
  expect(needing).toEqual([]);
});

test.each([
  ["t4g.small", "linux/arm64"],
  ["t3.small", "linux/amd64"],
])("on %s both images are built for %s and pushed as they are", (instanceType, platform) => {
  const stack = stackOf(buildOf(), { host: { instanceType } });
  const [images, pushed] = [stack.resources("docker_image"), stack.resources("docker_registry_image")];
  expect(images.map(({ build }) => build.platform)).toEqual([platform, platform]);
  expect(images.map(({ build }) => build.dockerfile)).toEqual(["Dockerfile", "docker/web"]);
  expect(pushed.map(({ name }) => name)).toEqual(
    Object.keys(stack.json["resource"].docker_image).map((id) => `\${docker_image.${id}.name}`),
  );
  for (const image of pushed) expect(image["keep_remotely"]).toBe(true);
});

test("one tag an image: it changes with the image's own context, arguments or platform, and with nothing else", () => {
  const build = buildOf();
  const [backend, frontend] = tags(stackOf(build));
  expect(tags(stackOf(buildOf()))).toEqual([backend, frontend]);

  const changed = temporaryContext({ ...BACKEND, "manage.py": "print()" });
  expect(tags(stackOf({ ...build, backend: { context: changed } }))).toEqual([
    expect.not.stringMatching(`^${backend}$`),
    frontend,
  ]);
  const withArgs = { ...build, frontend: { ...build.frontend, buildArgs: { MODE: "x" } } };
  expect(tags(stackOf(withArgs))).toEqual([backend, expect.not.stringMatching(`^${frontend}$`)]);
  expect(stackOf(withArgs).resources("docker_image")[1]?.["build"].build_args).toEqual({ MODE: "x" });
  const other = tags(stackOf(build, { host: { instanceType: "t3.small" } }));
  expect(other.filter((tag) => tag === backend || tag === frontend)).toEqual([]);
});

test("tag and trigger are that hash; nothing else makes Terraform build", () => {
  const stack = stackOf(buildOf());
  for (const [index, tag] of tags(stack).entries()) {
    const image = stack.resources("docker_image")[index];
    expect(image?.["name"]).toMatch(new RegExp(`^\\$\\{data\\.terraform_remote_state\\..*\\}:${tag}$`));
    expect(image?.["triggers"]).toEqual({ context: tag });
    expect(stack.resources("docker_registry_image")[index]?.["triggers"]).toEqual({ context: tag });
  }
});

test("the context is the stack's own copy, at a relative path, of what the engine is sent", () => {
  const outdir = mkdtempSync(join(tmpdir(), "images-"));
  try {
    synthesise({ environments: [environmentOf(buildOf())], outdir });
    const [backend] = stackOf(buildOf()).resources("docker_image");
    const path: string = backend?.["build"].context;
    expect(readdirSync(outdir).sort()).toEqual(["manifest.json", "stacks"]);
    expect(path).toMatch(/^assets\/[\w-]+\/[0-9a-f]{12}$/);
    expect(readdirSync(join(outdir, "stacks/ublog-staging-images", path)).sort()).toEqual([
      ".dockerignore",
      "Dockerfile",
      "manage.py",
    ]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

test("no token, password or path of this machine is in it: the credential helper logs in", () => {
  const build = buildOf();
  const { json } = stackOf(build);
  const [provider] = json["provider"].docker;
  expect(Object.keys(provider.registry_auth[0]).sort()).toEqual(["address", "config_file_content"]);
  expect(JSON.parse(provider.registry_auth[0].config_file_content)).toEqual({ credsStore: "ecr-login" });
  expect(json["data"]).not.toHaveProperty("aws_ecr_authorization_token");
  expect(json["provider"]).not.toHaveProperty("aws");
  const values = leaves(json).map(({ value }) => String(value));
  expect(values.filter((value) => value.includes(build.backend.context) || value.includes("hunter2"))).toEqual([]);
});

test("the outputs are the contract's; images are named by the digest that the registry gave", () => {
  const { json } = stackOf(buildOf());
  expect(Object.keys(json["output"]).sort()).toEqual([...imagesOutputNames].sort());
  expect(json["output"].backend_image.value).toMatch(/@\$\{docker_registry_image\.[\w-]+\.sha256_digest\}$/);
  expect(json["output"].frontend_image.value).toMatch(/@\$\{docker_registry_image\.[\w-]+\.sha256_digest\}$/);
  expect(JSON.stringify(json)).not.toMatch(/repo_digest|expires_at/);
});
