import { DescribeInstancesCommand } from "@aws-sdk/client-ec2";
import { ec2, output } from "./aws";
import { onHost, typed } from "./rehearsal";
import { readPost, siteIsBack, writePost } from "./ublog";

/** As somebody would change `host.instanceType` in the environment's file: to one of another architecture. */
const OTHER = { env: { DJANGO_SWARM_INSTANCE_TYPE: "t3.small" } };

/** A host that goes, one that boots, and a release. */
const TIMEOUT_MS = 1_200_000;

/** The whole database as text; with a fixed key, the same data gives the same bytes. */
const dump = (): string =>
  onHost(
    "docker exec $(docker ps -q -f name=ublog-rehearsal_postgres -f health=healthy) " +
      "pg_dump --username ublog --restrict-key rehearsal ublog",
  );

async function host() {
  const command = new DescribeInstancesCommand({ InstanceIds: [output("manager_instance_id")] });
  const { Reservations = [] } = await ec2.send(command);
  const { InstanceId: id, InstanceType: type, ImageId: image } = Reservations[0]?.Instances?.[0] ?? {};
  return { id, type, image };
}

afterAll(async () => {
  typed("deployer up ublog-rehearsal --yes");
  await siteIsBack();
}, TIMEOUT_MS);

test(
  "another instance type that needs another AMI: the host is replaced, and what ran last runs on it with all data",
  async () => {
    const written = await writePost("before the host was of another kind");
    const before = { ...(await host()), address: output("manager_public_ip"), dump: dump() };
    const printed = typed("deployer up ublog-rehearsal --yes 2>&1", OTHER);
    expect(printed).toMatch(/ublog-rehearsal: \d+ to add, \d+ to change, \d+ to destroy/);
    await siteIsBack();
    const after = await host();
    expect(before.type).toBe("t4g.small");
    expect(after.type).toBe("t3.small");
    expect(after.id).not.toBe(before.id);
    expect(after.image).not.toBe(before.image);
    expect(output("manager_public_ip")).toBe(before.address);
    expect(await readPost(written.id)).toBe(written.body);
    expect(dump()).toBe(before.dump);
  },
  TIMEOUT_MS,
);
