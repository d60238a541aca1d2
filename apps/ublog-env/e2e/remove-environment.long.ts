import { DescribeSnapshotsCommand } from "@aws-sdk/client-ec2";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { ec2, s3 } from "./aws";
import { postgresVolumes, runningInstances } from "./instances";
import { type } from "./rehearsal";

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
  expect(Buckets.map(({ Name }) => Name)).toEqual(["ublog-terraform-state"]);
  const ofVolume = { Name: "volume-id", Values: [volume?.VolumeId as string] };
  const { Snapshots = [] } = await ec2.send(new DescribeSnapshotsCommand({ Filters: [ofVolume] }));
  expect(Snapshots).toHaveLength(1);
});
