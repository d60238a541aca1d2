import { CreateVpcCommand, DeleteVpcCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import { ec2 } from "./aws";
import { provenBackup } from "./backups";
import { doctor } from "./doctor";
import { eventually, onHost } from "./rehearsal";
import { siteIsBack } from "./ublog";

/** AWS's default for an account, which the emulator has, too. */
const VPC_QUOTA = 5;

beforeAll(() => provenBackup());

test("a healthy environment: nothing to mend", () => {
  const { status, findings, looked, unseen } = doctor();
  expect(findings).toEqual([]);
  expect(looked).toEqual(["laptop", "aws", "dns", "host", "swarm", "tls", "backups", "ledger"]);
  expect(unseen).toEqual([]);
  expect(status).toBe(0);
});

test("an environment that is not there: said, with what could not be looked at", () => {
  const { status, findings, unseen } = doctor("ublog-staging");
  expect(status).toBe(5);
  expect(findings.find(({ area }) => area === "host")).toMatchObject({
    what: expect.stringContaining("ublog-staging has no state"),
    fix: expect.stringContaining("cdktf deploy ublog-staging"),
  });
  expect(unseen).toEqual(["dns", "host", "swarm", "tls", "backups", "ledger"]);
});

test("no VPC is left in the account: told of an environment that would need one, not of one that has its own", async () => {
  const taken = (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.length ?? 0;
  const others: string[] = [];
  try {
    while (taken + others.length < VPC_QUOTA) {
      const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.99.0.0/16" }));
      others.push(Vpc?.VpcId as string);
    }
    const quotas = (environment: string) => doctor(environment).findings.filter(({ fix }) => fix.includes("quota"));
    expect(quotas("ublog-staging")).toMatchObject([
      {
        area: "aws",
        severity: "warning",
        what: `the account may have ${VPC_QUOTA} VPCs in us-east-1, and ${VPC_QUOTA} are in use`,
        fix: expect.stringContaining("--quota-code L-F678F1CE --desired-value 6"),
      },
    ]);
    expect(quotas("ublog-rehearsal")).toEqual([]);
  } finally {
    for (const VpcId of others) await ec2.send(new DeleteVpcCommand({ VpcId }));
  }
});

test("Postgres's disk nearly full", () => {
  onHost(
    "sudo fallocate -l $(df --output=avail -B1 /data/postgres | tail -n 1 | awk '{print int($1 * 0.93)}') /data/postgres/fill",
  );
  try {
    expect(doctor()).toMatchObject({
      status: 5,
      findings: [
        { area: "host", severity: "error", what: expect.stringMatching(/disk of \/data\/postgres is 9\d % full/) },
      ],
    });
  } finally {
    onHost("sudo rm /data/postgres/fill");
  }
});

test("a service that finds no node", async () => {
  const beat = "ublog-rehearsal_celery-beat";
  onHost(`docker service update --quiet --detach --constraint-add node.labels.nowhere==true ${beat}`);
  try {
    const found = await eventually(() => {
      const { status, findings } = doctor();
      return findings.find(({ cause }) => cause.includes("no node can take it")) && { status, findings };
    });
    expect(found).toMatchObject({ status: 5, findings: [{ area: "swarm", what: "celery-beat runs 0 of 1 tasks" }] });
  } finally {
    onHost(`docker service update --quiet --detach --constraint-rm node.labels.nowhere==true ${beat}`);
  }
  await eventually(() => doctor().status === 0 || undefined);
  await siteIsBack();
});
