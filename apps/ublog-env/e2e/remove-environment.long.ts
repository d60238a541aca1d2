import { DescribeSnapshotsCommand } from "@aws-sdk/client-ec2";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { publishVersion } from "@django-swarm/rehearsal";
import { rehearsalOptions } from "../src/rehearsal-options";
import { ec2, s3 } from "./aws";
import { postgresVolumes, runningInstances } from "./instances";
import { ask, type } from "./rehearsal";
import { readPost, siteIsBack, writePost } from "./ublog";

/** Not the network: the emulator leaves its interface attached to a terminated instance, so it cannot be detached. */
const STACKS = "ublog-rehearsal ublog-rehearsal-storage";

test("while it is protected, nothing that holds data can be destroyed", async () => {
  const { status, stdout, stderr } = type(
    "terraform -chdir=apps/ublog-env/cdktf.out/stacks/ublog-rehearsal-storage destroy -auto-approve -no-color",
  );
  expect(status).not.toBe(0);
  expect(`${stdout}${stderr}`).toContain("lifecycle.prevent_destroy");
  expect(await postgresVolumes()).toHaveLength(1);
});

test("without protection host and data are removed for good, and leave a snapshot", async () => {
  const [volume] = await postgresVolumes();
  const unprotected = (line: string) => type(`export DJANGO_SWARM_DELETION_PROTECTION=0; ${line}`);
  expect(unprotected("cdktf deploy ublog-rehearsal-storage --auto-approve")).toMatchObject({ status: 0 });
  expect(unprotected(`cdktf destroy ${STACKS} --auto-approve`)).toMatchObject({ status: 0 });

  expect(await runningInstances()).toBe(0);
  expect(await postgresVolumes()).toEqual([]);
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const names = Buckets.map(({ Name }) => Name ?? "");
  expect(names).toContain("ublog-terraform-state");
  expect(names.filter((name) => name.startsWith("ublog-rehearsal"))).toEqual([]);
  const ofVolume = { Name: "volume-id", Values: [volume?.VolumeId as string] };
  const { Snapshots = [] } = await ec2.send(new DescribeSnapshotsCommand({ Filters: [ofVolume] }));
  expect(Snapshots).toHaveLength(1);
});

test("`up` brings up what is not there: it stops where images must be pushed, goes on there, and then has nothing to do", async () => {
  const stopped = type("deployer up ublog-rehearsal --yes");
  expect(stopped).toMatchObject({
    status: 3,
    stderr: expect.stringMatching(/no image was ever pushed[\s\S]*--tag TAG/),
  });
  const tag = await publishVersion(rehearsalOptions, "2");
  const up = type(`deployer up ublog-rehearsal --tag ${tag} --yes`);
  expect(up).toMatchObject({ status: 0, stdout: expect.stringContaining(`is up at tag ${tag}`) });
  await siteIsBack(300_000);
  expect((await ask("/api/version/")).json.version).toBe("2");
  const written = await writePost("the first of a new database");
  expect(type("deployer up ublog-rehearsal --yes")).toMatchObject({ status: 0 });
  expect(await readPost(written.id)).toBe(written.body);
});
