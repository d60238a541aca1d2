import { GetParametersByPathCommand } from "@aws-sdk/client-ssm";
import { output, ssm } from "./aws";
import { postgresVolumes, runningInstances } from "./instances";
import { OtherCheckout } from "./other-checkout";
import { eventually, onHost, type, typed } from "./rehearsal";
import { readPost, siteIsBack, writePost } from "./ublog";

/** The whole database as text; with a fixed key, the same data gives the same bytes. */
const dump = (): string =>
  onHost(
    "docker exec $(docker ps -q -f name=ublog-rehearsal_postgres -f health=healthy) " +
      "pg_dump --username ublog --restrict-key rehearsal ublog",
  );

const secrets = async (): Promise<Record<string, string | undefined>> => {
  const command = new GetParametersByPathCommand({ Path: "/ublog-rehearsal/secrets", WithDecryption: true });
  const { Parameters = [] } = await ssm.send(command);
  return Object.fromEntries(Parameters.map(({ Name = "", Value }) => [Name, Value]));
};

test.each(["ublog-rehearsal-network", "ublog-rehearsal-storage"])(
  "while the host stands, destroying %s is refused before Terraform starts",
  async (stack) => {
    const { status, stdout, stderr } = type(`cdktf destroy ${stack} --auto-approve`);
    expect(status).not.toBe(0);
    expect(`${stdout}${stderr}`).toMatch(/dependant stacks are not included.*ublog-rehearsal/);
    expect(`${stdout}${stderr}`).not.toMatch(/Terraform (used|will perform)|Destroying/);
    expect(await runningInstances()).toBe(1);
  },
);

test("an environment sleeps and wakes, from another checkout, with data, secrets and address", async () => {
  const written = await writePost("before the night");
  const before = {
    address: output("manager_public_ip"),
    instance: output("manager_instance_id"),
    dump: dump(),
    secrets: await secrets(),
  };
  expect(before.dump).toContain(written.body);
  expect(Object.keys(before.secrets)).toContain("/ublog-rehearsal/secrets/POSTGRES_PASSWORD");

  const down = typed("deployer down ublog-rehearsal --yes 2>&1");
  const asleep = {
    instances: await runningInstances(),
    volumes: (await postgresVolumes()).map(({ State }) => State),
    release: type("deployer release ublog-rehearsal --yes"),
    again: typed("deployer down ublog-rehearsal --yes"),
  };
  await eventually(() => type(`docker inspect ${before.instance}`).status !== 0 || undefined);

  const other = new OtherCheckout();
  const ups: string[] = [];
  try {
    // It stops at the release: everything before that is done.
    const stopped = other.type("pnpm deployer up ublog-rehearsal --tag no-such-tag --yes 2>&1");
    expect([stopped.status, stopped.stdout]).toEqual([3, expect.stringContaining("no-such-tag")]);
    ups.push(stopped.stdout, other.typed("pnpm deployer up ublog-rehearsal --yes 2>&1"));
  } finally {
    other.remove();
  }
  ups.push(typed("deployer up ublog-rehearsal --yes 2>&1"));
  expect(down).toMatch(/stays .*the address[\s\S]*costs .*USD a month asleep[\s\S]*ublog-rehearsal sleeps/);
  expect(asleep.again).toContain("it sleeps");
  const [stopped, goesOn, again] = ups;
  expect(stopped).toMatch(/infrastructure +ublog-rehearsal-network: nothing to do\n[\s\S]* ublog-rehearsal: 13 to add/);
  expect(stopped).toMatch(/cost +about [\d.]+ USD a month/);
  expect(goesOn).toMatch(/infrastructure +nothing to do[\s\S]*the images are those of release \d+/);
  expect(goesOn).toContain("ublog-rehearsal is up at tag");
  expect(again?.match(/^(states|infrastructure|images|secrets|release) +nothing to do/gm)).toHaveLength(5);
  expect(asleep).toMatchObject({ instances: 0, volumes: ["available"], release: { status: 2 } });
  expect(asleep.release.stderr).toContain("cdktf deploy ublog-rehearsal");
  await siteIsBack();
  expect(output("manager_instance_id")).not.toBe(before.instance);
  expect(output("manager_public_ip")).toBe(before.address);
  expect(await secrets()).toEqual(before.secrets);
  expect(await readPost(written.id)).toBe(written.body);
  expect(dump()).toBe(before.dump);
});
