import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { publishVersion } from "@django-swarm/rehearsal";
import { rehearsalOptions } from "../src/rehearsal-options";
import { s3 } from "./aws";
import { ask, onHost, typed } from "./rehearsal";

/** The images stack cannot be applied here: its state is written in its place, as Terraform writes it. */
const state = { Bucket: "ublog-terraform-state", Key: "ublog-rehearsal/images.tfstate" };
const putOut = (values: Record<string, string>) => {
  const outputs = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, type: "string" }]));
  return s3.send(new PutObjectCommand({ ...state, Body: JSON.stringify({ version: 4, outputs, resources: [] }) }));
};

const service = (name: string, field: string): string =>
  onHost(`docker service inspect ublog-rehearsal_${name} -f '{{${field}}}'`).trim();
const image = (name: string): string => service(name, ".Spec.TaskTemplate.ContainerSpec.Image");
const tag = (name: string): string => service(name, 'index .Spec.Labels "django-swarm.tag"');
const version = async (): Promise<string> => (await ask("/api/version/")).json.version;

afterAll(() => s3.send(new DeleteObjectCommand(state)));

test("a release that is given no tag takes what the images stack put out; a tag that is named wins", async () => {
  const before = { version: await version(), backend: image("gunicorn"), frontend: image("nginx") };
  await putOut({
    backend_image: before.backend,
    backend_tag: tag("gunicorn"),
    frontend_image: before.frontend,
    frontend_tag: tag("nginx"),
    platform: "linux/amd64",
  });

  const next = before.version === "4" ? "5" : "4";
  const named = await publishVersion(rehearsalOptions, next);
  typed(`deployer release ublog-rehearsal --tag ${named} --yes`);
  expect(await version()).toBe(next);

  expect(typed("deployer release ublog-rehearsal --yes 2>&1")).toContain(
    "those that ublog-rehearsal-images built last",
  );
  expect(await version()).toBe(before.version);
  expect(image("gunicorn")).toBe(before.backend);
  expect(image("nginx")).toBe(before.frontend);
});

test("where it was never deployed, or destroyed, what runs is kept", async () => {
  const before = image("gunicorn");
  await putOut({});
  expect(typed("deployer release ublog-rehearsal --yes 2>&1")).toMatch(/nothing to change/i);
  await s3.send(new DeleteObjectCommand(state));
  expect(typed("deployer release ublog-rehearsal --yes 2>&1")).toMatch(/nothing to change/i);
  expect(image("gunicorn")).toBe(before);
});
