import type { WithTerraformCloudState } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { createWorkspace, TerraformCloudClient } from "@django-swarm/terraform-cloud";
import {
  plainFetch,
  startTerraformCloud,
  storeState,
  type TerraformCloudServer,
} from "@django-swarm/terraform-cloud/testing";
import { TerraformCloudOutputSource } from "./terraform-cloud-output-source";

const environment = testEnvironment({
  state: { kind: "terraform-cloud", organization: "acme" },
}) as WithTerraformCloudState;

let server: TerraformCloudServer;
let source: TerraformCloudOutputSource;
let client: TerraformCloudClient;
beforeEach(async () => {
  server = await startTerraformCloud("acme");
  server.organization.tokens.set("ada's", { kind: "user", username: "ada" });
  client = new TerraformCloudClient({ hostname: server.hostname, token: "ada's", fetch: plainFetch });
  source = new TerraformCloudOutputSource(environment, client);
});
afterEach(() => server.stop());

const makeWorkspace = () => createWorkspace(client, { organization: "acme", name: "ublog-staging" }, undefined);

test.each<[string, () => Promise<unknown>, string, RegExp]>([
  ["no workspace", async () => {}, "outputs/no-state", /does not exist/],
  ["a workspace without a state", makeWorkspace, "outputs/no-state", /holds none yet/],
  [
    "a destroyed stack",
    async () => {
      await makeWorkspace();
      storeState(server.organization, "ublog-staging", {});
    },
    "outputs/no-state",
    /destroyed/,
  ],
  [
    "outputs of another version",
    async () => {
      await makeWorkspace();
      storeState(server.organization, "ublog-staging", { region: { value: "us-east-1", type: "string" } });
    },
    "outputs/contract",
    /not those that this version expects/,
  ],
])("%s is refused, with the next command", async (_name, prepare, code, message) => {
  await prepare();
  await expect(source.read()).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
    hint: expect.stringContaining("cdktf deploy ublog-staging"),
  });
});
