import { testEnvironment } from "@django-swarm/environment/testing";
import { synthesised } from "../testing/synthesised";
import { parseSynthesisedStack, readSynthesisedStack } from "./synthesised-stack";

const at = { name: "ublog-staging", directory: "/out/stacks/ublog-staging" };
const inCloud = testEnvironment({ state: { kind: "terraform-cloud", organization: "acme" } });

test.each([
  [
    "S3",
    testEnvironment(),
    { kind: "s3", bucket: "ublog-terraform-state", key: "ublog-staging/host.tfstate", region: "us-east-1" },
  ],
  [
    "Terraform Cloud",
    inCloud,
    { kind: "terraform-cloud", hostname: "app.terraform.io", organization: "acme", workspace: "ublog-staging" },
  ],
])("what is synthesised says where its state is, in %s, and which AMI it needs", (_name, environment, state) => {
  expect(parseSynthesisedStack(synthesised(environment)["ublog-staging"]?.json, at)).toEqual({
    ...at,
    environmentName: "ublog-staging",
    region: "us-east-1",
    state,
    amiParameters: ["/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"],
  });
});

test("a stack without an instance needs no AMI", () => {
  const json = synthesised(testEnvironment())["ublog-staging-network"]?.json;
  expect(parseSynthesisedStack(json, at).amiParameters).toEqual([]);
});

test("a folder without a stack is none", () => {
  expect(readSynthesisedStack("/nonexistent", "blog")).toBeUndefined();
});
