import type { WithTerraformCloudState } from "@django-swarm/environment";
import { testEnvironment } from "@django-swarm/environment/testing";
import { TerraformCloudClient } from "@django-swarm/terraform-cloud";
import { plainFetch, startTerraformCloud, type TerraformCloudServer } from "@django-swarm/terraform-cloud/testing";
import { executeWorkspacesPlan, readWorkspacesPlan } from "./workspaces";

let server: TerraformCloudServer;
let client: TerraformCloudClient;
beforeEach(async () => {
  server = await startTerraformCloud("acme");
  server.organization.tokens.set("ada's", { kind: "user", username: "ada" });
  server.organization.projects.set("Blogs", "prj-blogs");
  client = new TerraformCloudClient({ hostname: server.hostname, token: "ada's", fetch: plainFetch });
});
afterEach(() => server.stop());

function environmentIn(project?: string): WithTerraformCloudState {
  const named = project === undefined ? {} : { project };
  const state = { kind: "terraform-cloud", organization: "acme", ...named } as const;
  return testEnvironment({ state }) as WithTerraformCloudState;
}

async function bootstrap(environment: WithTerraformCloudState): Promise<number> {
  const plan = await readWorkspacesPlan(client, environment);
  await executeWorkspacesPlan(client, environment, plan);
  return plan.changes.length;
}

/** Workspace → its project and the workspaces that may read it, all by name. */
function sharing(): Record<string, { project: string | undefined; readers: string[]; global: boolean }> {
  const { workspaces, projects } = server.organization;
  return Object.fromEntries(
    [...workspaces.values()].map(({ name, consumers, projectId, globalRemoteState }) => [
      name,
      {
        project: [...projects].find(([, id]) => id === projectId)?.[0],
        readers: [...consumers].map((id) => workspaces.get(id)?.name ?? ""),
        global: globalRemoteState,
      },
    ]),
  );
}

const expected = {
  "ublog-staging-network": {
    project: "Blogs",
    readers: ["ublog-staging-storage", "ublog-staging"],
    global: false,
  },
  "ublog-staging-storage": { project: "Blogs", readers: ["ublog-staging"], global: false },
  "ublog-staging": { project: "Blogs", readers: [], global: false },
};

test("makes three workspaces in the project; each may be read by those that need it; again: nothing to do", async () => {
  expect(await bootstrap(environmentIn("Blogs"))).toBe(3);
  expect(sharing()).toEqual(expected);
  const before = server.log.length;
  expect(await bootstrap(environmentIn("Blogs"))).toBe(0);
  expect(server.log.slice(before).filter((line) => !line.startsWith("GET "))).toEqual([]);
});

test("puts right what somebody changed", async () => {
  await bootstrap(environmentIn("Blogs"));
  const [network, storage, host] = [...server.organization.workspaces.values()];
  if (!network || !storage || !host) throw new Error("not three workspaces");
  network.globalRemoteState = true;
  storage.consumers.clear();
  storage.consumers.add(network.id);
  await bootstrap(environmentIn("Blogs"));
  expect(sharing()).toEqual(expected);
});

test("an unknown project is refused before anything is made", async () => {
  await expect(bootstrap(environmentIn("Shops"))).rejects.toMatchObject({ code: "terraform-cloud/no-project" });
  expect(server.organization.workspaces.size).toBe(0);
});

test("without a project the organization's default one is taken", async () => {
  await bootstrap(environmentIn());
  expect(sharing()["ublog-staging"]?.project).toBe("Default Project");
});
