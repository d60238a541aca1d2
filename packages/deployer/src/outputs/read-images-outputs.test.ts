import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { readImagesOutputs } from "./read-images-outputs";

const build = { backend: { context: "/src/backend" }, frontend: { context: "/src/frontend" } };
const environment = testEnvironment({ app: { ...TEST_APP, build } });
const values = {
  backend_image: `r/backend@sha256:${"a".repeat(64)}`,
  backend_tag: "0123456789ab",
  frontend_image: `r/frontend@sha256:${"b".repeat(64)}`,
  frontend_tag: "ba9876543210",
  platform: "linux/arm64",
};
const source = (found: Readonly<Record<string, unknown>> | undefined) => {
  const asked: string[] = [];
  const readValues = async (stack: string) => {
    asked.push(stack);
    return found;
  };
  return { asked, readValues };
};

test("the outputs of the images stack are read", async () => {
  const images = source(values);
  expect(await readImagesOutputs(environment, images)).toEqual(values);
  expect(images.asked).toEqual(["images"]);
});

test("a stack that was never deployed has none; one that is not defined is not asked for", async () => {
  expect(await readImagesOutputs(environment, source(undefined))).toBeUndefined();
  const unasked = source(values);
  expect(await readImagesOutputs(testEnvironment(), unasked)).toBeUndefined();
  expect(unasked.asked).toEqual([]);
});

test("outputs of another form are refused, and the stack is named", async () => {
  await expect(readImagesOutputs(environment, source({ backend_image: "latest" }))).rejects.toMatchObject({
    code: "outputs/contract",
    message: expect.stringContaining("ublog-staging-images"),
  });
});
