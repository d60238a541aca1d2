import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeInstanceAttributeCommand } from "@aws-sdk/client-ec2";
import { GetObjectCommand, ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { ec2, output, s3 } from "../aws";
import { inRehearsal, onHost, root, typed } from "../rehearsal";
import type { Places } from "./find-leaks";

/** What each of these prints on the host is there to be read by whoever gets on it, or is given its logs. */
const ON_HOST: Readonly<Record<string, string>> = {
  "specifications of services": "docker service inspect $(docker service ls -q)",
  "specifications of tasks": "docker inspect $(docker service ps -q $(docker service ls -q))",
  containers: "docker inspect $(docker ps -aq)",
  "names of secrets": "docker secret inspect $(docker secret ls -q)",
  "logs of containers": "docker ps -aq | xargs -n 1 docker logs 2>&1",
  "process list": "ps axww -o args",
  "journal of the host": "sudo -n journalctl --no-pager --output cat",
  "logs of the first boot": "sudo -n sh -c 'cat /var/log/cloud-init*.log /var/lib/cloud/instance/user-data.txt'",
  "what changes leave": "sudo -n sh -c 'cat /run/django-swarm-change.*/* 2>/dev/null || true'",
};

/** Everything that somebody may read who is given no secret: states, files, specifications, logs, ledger. */
export async function readablePlaces(): Promise<Places> {
  const instance = { InstanceId: output("manager_instance_id"), Attribute: "userData" } as const;
  const userData = (await ec2.send(new DescribeInstanceAttributeCommand(instance))).UserData?.Value ?? "";
  return new Map<string, string | Buffer>([
    ...(await everyVersionIn("ublog-terraform-state")),
    ...(await everyVersionIn(output("backups_bucket_name"))),
    ...filesBelow(join(root, "apps/ublog-env/cdktf.out/stacks"), /cdk\.tf\.json$|\.txt$/),
    ...filesBelow(inRehearsal("log"), /./),
    ["user data", Buffer.from(userData, "base64")],
    ...Object.entries(ON_HOST).map(([place, command]) => [place, onHost(command)] as const),
    ...configsOfTheSwarm(),
    ["history", typed("deployer history ublog-rehearsal --json")],
    ["the stack file that runs", typed(`deployer history show ${newestRelease()} ublog-rehearsal`)],
    ["logs", typed("deployer logs ublog-rehearsal --since 1h --json")],
    ["status", typed("deployer status ublog-rehearsal --json")],
  ]);
}

const newestRelease = (): string => typed("deployer history ublog-rehearsal").split(" ")[0] ?? "";

async function everyVersionIn(Bucket: string): Promise<Places> {
  const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  const objects = Versions.map(async ({ Key, VersionId }) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key, VersionId }));
    return [`s3://${Bucket}/${Key}@${VersionId}`, Buffer.from((await Body?.transformToByteArray()) ?? [])] as const;
  });
  return new Map(await Promise.all(objects));
}

const filesBelow = (directory: string, names: RegExp): Places =>
  new Map(
    readdirSync(directory, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && names.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file)]),
  );

interface ConfigObject {
  readonly Spec: { readonly Name: string; readonly Labels: object; readonly Data: string };
}

/** The ledger's among them, which are packed. */
function configsOfTheSwarm(): Places {
  const configs: ConfigObject[] = JSON.parse(onHost("docker config inspect $(docker config ls -q)"));
  return new Map<string, string | Buffer>(
    configs.flatMap(({ Spec: { Name, Labels, Data } }) => [
      [`config ${Name}`, Buffer.from(Data, "base64")] as const,
      [`labels of config ${Name}`, JSON.stringify(Labels)] as const,
    ]),
  );
}
