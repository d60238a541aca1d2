import { ConfigError, RemoteError } from "@django-swarm/environment";
import { TerraformCloudClient } from "./client";
import { readCurrentOutputs } from "./current-outputs";
import { findProjectId } from "./projects";
import { changeConsumers, listConsumers } from "./remote-state-consumers";
import { plainFetch, startTerraformCloud, storeState, type TerraformCloudServer } from "./testing";
import { createWorkspace, endGlobalSharing, findWorkspace, type Workspace } from "./workspaces";

const organization = "acme";
let server: TerraformCloudServer;
const clientWith = (token: string, deadlineMs = 10_000): TerraformCloudClient =>
  new TerraformCloudClient({ hostname: server.hostname, token, deadlineMs, fetch: plainFetch });
const person = (): TerraformCloudClient => clientWith("ada's");
const create = (name: string): Promise<Workspace> => createWorkspace(person(), { organization, name }, undefined);

beforeEach(async () => {
  server = await startTerraformCloud(organization);
  server.organization.tokens.set("ada's", { kind: "user", username: "ada" });
});
afterEach(() => server.stop());

describe("workspaces", () => {
  test("one that was made is found; nobody else may read it", async () => {
    expect(await findWorkspace(person(), { organization, name: "blog" })).toBeUndefined();
    await create("blog");
    expect(await findWorkspace(person(), { organization, name: "blog" })).toMatchObject({
      name: "blog",
      globalRemoteState: false,
      lockedBy: undefined,
    });
  });

  test("a name that is taken is refused, with the reason", async () => {
    await create("blog");
    await expect(create("blog")).rejects.toMatchObject({
      code: "terraform-cloud/refused",
      details: ["Name has already been taken"],
    });
  });

  test("an organization that this token may not see is no workspace to make one in", async () => {
    const made = createWorkspace(person(), { organization: "other", name: "blog" }, undefined);
    await expect(made).rejects.toMatchObject({ code: "terraform-cloud/refused" });
  });

  test("who holds the lock is told", async () => {
    const { id } = await create("blog");
    await person().request("lock", "POST", `/workspaces/${id}/actions/lock`);
    expect(await findWorkspace(person(), { organization, name: "blog" })).toMatchObject({ lockedBy: "user ada" });
  });

  test("a project is found by its exact name", async () => {
    server.organization.projects.set("Blogs", "prj-1").set("blogs", "prj-2");
    expect(await findProjectId(person(), organization, "blogs")).toBe("prj-2");
    await expect(findProjectId(person(), organization, "shops")).rejects.toMatchObject({
      code: "terraform-cloud/no-project",
    });
  });
});

test("consumers are added and removed; once more is no error; every page of them is read", async () => {
  const producer = await create("network");
  const ids = await Promise.all(Array.from({ length: 120 }, async (_, index) => (await create(`c${index}`)).id));
  for (let time = 0; time < 2; time++) await changeConsumers(person(), producer, { add: ids, remove: [] });
  expect((await listConsumers(person(), producer)).map(({ id }) => id)).toEqual(ids);
  for (let time = 0; time < 2; time++) await changeConsumers(person(), producer, { add: [], remove: ids.slice(1) });
  expect(await listConsumers(person(), producer)).toEqual([{ id: ids[0], name: "c0" }]);
});

test("global sharing is ended", async () => {
  const producer = await create("network");
  (server.organization.workspaces.get(producer.id) as { globalRemoteState: boolean }).globalRemoteState = true;
  await endGlobalSharing(person(), producer);
  expect(await findWorkspace(person(), { organization, name: "network" })).toMatchObject({ globalRemoteState: false });
});

describe("outputs", () => {
  const outputs = {
    region: { value: "us-east-1", type: "string" },
    zones: { value: ["a"], type: ["list", "string"] },
    password: { value: "s3cret", type: "string", sensitive: true },
  };

  test("by name, without the sensitive ones, once they are processed", async () => {
    server.organization.processingAnswers = 2;
    const workspace = await create("blog");
    storeState(server.organization, "blog", outputs);
    expect(await readCurrentOutputs(person(), workspace)).toEqual({ region: "us-east-1", zones: ["a"] });
    expect(server.log.filter((line) => line.endsWith("current-state-version-outputs 503"))).toHaveLength(2);
  });

  test("a workspace without a state has none", async () => {
    expect(await readCurrentOutputs(person(), await create("blog"))).toBeUndefined();
  });
});

describe("a server that is too busy", () => {
  test("is asked again when it says so", async () => {
    server.sendFirst({ status: 429, headers: { "x-ratelimit-reset": "0.01" } }, { status: 502 });
    expect(await findWorkspace(person(), { organization, name: "blog" })).toBeUndefined();
    expect(server.log.map((line) => line.split(" ").at(-1))).toEqual(["429", "502", "404"]);
  });

  test("is given up on at the deadline", async () => {
    server.sendFirst(...Array.from({ length: 50 }, () => ({ status: 503 })));
    const asked = findWorkspace(clientWith("ada's", 600), { organization, name: "blog" });
    await expect(asked).rejects.toBeInstanceOf(RemoteError);
    await expect(asked).rejects.toMatchObject({ code: "terraform-cloud/failed" });
  });
});

test("a token that is not accepted leads to `terraform login`", async () => {
  const asked = findWorkspace(clientWith("old"), { organization, name: "blog" });
  await expect(asked).rejects.toBeInstanceOf(ConfigError);
  await expect(asked).rejects.toMatchObject({
    code: "terraform-cloud/refused-token",
    hint: expect.stringContaining(`terraform login ${server.hostname}`),
  });
});

test("a server that is not there, and one that is another, are told as such", async () => {
  const elsewhere = new TerraformCloudClient({ hostname: "127.0.0.1:1", token: "t", fetch: plainFetch });
  await expect(elsewhere.request("ask", "GET", "/ping")).rejects.toMatchObject({ code: "terraform-cloud/unreachable" });
  server.sendFirst({ status: 200 });
  await expect(findWorkspace(person(), { organization, name: "blog" })).rejects.toMatchObject({
    code: "terraform-cloud/malformed",
  });
});
