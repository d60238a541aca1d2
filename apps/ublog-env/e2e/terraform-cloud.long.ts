import { eventually } from "./rehearsal";
import { openTerraformCloudPlace, type TerraformCloudPlace } from "./terraform-cloud-place";
import { type Ended, lastError, type Variables, variantCommands } from "./variant";

const NAME = "ublog-cloud";
const STACKS = [`${NAME}-network`, `${NAME}-storage`, NAME];
const ZONE = "cloud.localhost";

let place: TerraformCloudPlace;
let commands: ReturnType<typeof variantCommands>;
let ada: Variables;

beforeAll(async () => {
  place = await openTerraformCloudPlace(ZONE);
  place.server.organization.tokens.set("ada", { kind: "user", username: "ada" });
  place.server.organization.tokens.set("bob", { kind: "user", username: "bob" });
  ada = place.shellWith("ada");
  commands = variantCommands({
    name: NAME,
    state: { kind: "terraform-cloud", organization: "acme", hostname: place.server.hostname },
    domain: { zone: ZONE, host: `blog.${ZONE}` },
    host: { ssh: { kind: "session-manager" } },
  });
});
afterAll(() => place.stop());

const workspaceOf = (stack: string) => {
  const found = [...place.server.organization.workspaces.values()].find(({ name }) => name === stack);
  if (!found) throw new Error(`no workspace ${stack}`);
  return found;
};

function succeeded(ended: Ended): string {
  if (ended.status !== 0) throw new Error(`ended with ${ended.status}\n${ended.stdout}\n${ended.stderr}`);
  return ended.stdout + ended.stderr;
}

test.each([
  ["no token", undefined, /^There is no API token for localhost/],
  ["a token that is not accepted", "carol", /^localhost:\d+ does not accept the API token/],
])("%s: what to do is said, by both commands", async (_name, token, message) => {
  const shell = place.shellWith(token);
  for (const failed of [
    await commands.deployer("bootstrap --yes", shell),
    await commands.cdktf(`diff ${STACKS[0]}`, shell),
  ]) {
    expect(failed.status).not.toBe(0);
    expect(lastError(failed)).toMatch(message);
    expect(lastError(failed)).toMatch(/next: Log in with `terraform login localhost:\d+`/);
  }
});

test("bootstrap makes a workspace a stack, each readable by the stacks that read it; again it changes nothing", async () => {
  succeeded(await commands.deployer("bootstrap --yes", ada));
  const readers = STACKS.map((stack) =>
    [...workspaceOf(stack).consumers].map((id) => place.server.organization.workspaces.get(id)?.name),
  );
  expect(readers).toEqual([[STACKS[1], STACKS[2]], [STACKS[2]], []]);
  expect(succeeded(await commands.deployer("bootstrap --yes", ada))).toContain("their sharing is right");
});

test("cdktf deploys three dependent stacks; each state is in its workspace; nothing stays locked", async () => {
  succeeded(await commands.cdktf(`deploy ${NAME} --auto-approve`, { ...ada, CI: "1" }));
  for (const stack of STACKS) {
    const { currentStateVersionId, lockedBy } = workspaceOf(stack);
    expect(lockedBy).toBeUndefined();
    const state = JSON.parse(place.server.organization.stateVersions.get(currentStateVersionId ?? "")?.content ?? "{}");
    expect(state.resources.length).toBeGreaterThan(5);
  }
});

test("the deployer reads the outputs, and waits while they are processed", async () => {
  const { currentStateVersionId } = workspaceOf(NAME);
  place.server.organization.processing.set(currentStateVersionId ?? "", 2);
  const { status, stdout } = await commands.outputs(ada);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ environment: NAME, application_host_name: `blog.${ZONE}` });
  expect(place.server.log.filter((line) => line.endsWith("current-state-version-outputs 503"))).toHaveLength(2);
});

test("a second diff finds nothing to change in any of the three", async () => {
  const printed = succeeded(await commands.cdktf(`diff ${NAME}`, ada));
  expect(printed.match(/No changes\./g)).toHaveLength(3);
});

test("a run of the host's workspace reads the states that bootstrap shared with it, and no others", async () => {
  const { organization } = place.server;
  const planAsRun = async (stack: string): Promise<Ended> => {
    organization.tokens.set("run", { kind: "run", workspaceId: workspaceOf(stack).id });
    return commands.terraform(stack, "plan -detailed-exitcode -input=false", place.shellWith("run")).ended;
  };
  expect((await planAsRun(NAME)).status).toBe(0);

  workspaceOf(STACKS[1] ?? "").consumers.clear();
  const refused = await planAsRun(NAME);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/remote state/i);

  expect(succeeded(await commands.deployer("bootstrap --yes", ada))).toContain(
    `let ${NAME} read the state of ${STACKS[1]}`,
  );
  expect((await planAsRun(NAME)).status).toBe(0);
});

test("two applies at once: one wins, the other says who holds the lock; what it names to break a lock does so", async () => {
  const [network = ""] = STACKS;
  const workspace = workspaceOf(network);
  const goOn = place.server.hold((request) => request.endsWith(`/workspaces/${workspace.id}/actions/unlock`));
  const first = commands.terraform(network, "apply -auto-approve -input=false", ada);
  await eventually(() => workspace.lockedBy);
  const second = await commands.cdktf(`deploy ${network} --auto-approve`, { ...place.shellWith("bob"), CI: "1" });
  goOn();
  expect((await first.ended).status).toBe(0);

  expect(second.status).toBe(1);
  expect(lastError(second)).toMatch(new RegExp(`^The state of ${network} is locked[\\s\\S]*locked by user ada`));
  const [, unlock = ""] = /terraform -chdir=\S+ (force-unlock \S+)`/.exec(lastError(second)) ?? [];
  workspace.lockedBy = { kind: "user", username: "ada" };
  const words = unlock.replace("force-unlock", "force-unlock -force");
  expect((await commands.terraform(network, words, place.shellWith("bob")).ended).status).toBe(0);
  expect(workspace.lockedBy).toBeUndefined();
});
