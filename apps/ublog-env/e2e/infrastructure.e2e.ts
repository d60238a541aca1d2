import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { s3, ssm } from "./aws";
import { typed } from "./rehearsal";

const Bucket = "ublog-terraform-state";

test("a second diff finds nothing to change in any of the three stacks", () => {
  const printed = typed("cdktf diff ublog-rehearsal 2>&1");
  expect(printed).toContain("ublog-rehearsal needs ublog-rehearsal-network, ublog-rehearsal-storage, too");
  expect(printed.match(/No changes\./g)).toHaveLength(3);
});

test("each stack has a state of its own, and no lock is left", async () => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "ublog-rehearsal/" }));
  expect(Contents.map(({ Key }) => Key).sort()).toEqual([
    "ublog-rehearsal/host.tfstate",
    "ublog-rehearsal/network.tfstate",
    "ublog-rehearsal/storage.tfstate",
  ]);
});

test("no secret is in any state", async () => {
  const secrets = await Promise.all(
    ["SECRET_KEY", "POSTGRES_PASSWORD"].map(async (name) => {
      const parameter = { Name: `/ublog-rehearsal/secrets/${name}`, WithDecryption: true };
      return (await ssm.send(new GetParameterCommand(parameter))).Parameter?.Value ?? "";
    }),
  );
  for (const stack of ["host", "network", "storage"]) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `ublog-rehearsal/${stack}.tfstate` }));
    const state = (await Body?.transformToString()) ?? "";
    expect(state).toContain('"terraform_version"');
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(15);
      expect(state).not.toContain(secret);
    }
  }
});
