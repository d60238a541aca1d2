import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { s3, ssm } from "./aws";
import { inRehearsal, onHost, root, typed } from "./rehearsal";

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

/** Everything that a rehearsal leaves in files: logs, synthesised JSON with the user data, settings. */
const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test("no secret is in any state, log, synthesised JSON or process's arguments", async () => {
  const secrets = await Promise.all(
    ["SECRET_KEY", "POSTGRES_PASSWORD"].map(async (name) => {
      const parameter = { Name: `/ublog-rehearsal/secrets/${name}`, WithDecryption: true };
      return (await ssm.send(new GetParameterCommand(parameter))).Parameter?.Value ?? "";
    }),
  );
  const texts = new Map<string, string>();
  for (const stack of ["host", "network", "storage"]) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `ublog-rehearsal/${stack}.tfstate` }));
    texts.set(`${stack}.tfstate`, (await Body?.transformToString()) ?? "");
  }
  const stacks = join(root, "apps/ublog-env/cdktf.out/stacks");
  const files = [
    ...filesBelow(inRehearsal("log")),
    ...readdirSync(stacks).map((name) => join(stacks, name, "cdk.tf.json")),
  ];
  for (const file of files) texts.set(file, readFileSync(file, "utf8"));
  texts.set("processes of the host", onHost("ps axww -o args"));
  texts.set("services of the swarm", onHost("docker service ls -q | xargs docker service inspect"));

  expect(texts.get("host.tfstate")).toContain('"terraform_version"');
  expect(texts.get("processes of the host")).toContain("gunicorn");
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(15);
    expect([...texts].filter(([, text]) => text.includes(secret)).map(([name]) => name)).toEqual([]);
  }
});

test("secrets check names those that are there, and no value", () => {
  const printed = typed("deployer secrets check ublog-rehearsal 2>&1");
  expect(printed).toContain("SECRET_KEY");
  expect(printed).toContain("POSTGRES_PASSWORD");
});
