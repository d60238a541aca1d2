import {
  GetBucketLifecycleConfigurationCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { s3 } from "./aws";
import { eventually, typed } from "./rehearsal";
import { lastError, ran, run, start, variantCommands } from "./variant";

const Bucket = "ublog-terraform-state";

test("bootstrap may be repeated: the bucket's settings are right, old versions expire", async () => {
  expect(typed("deployer bootstrap ublog-rehearsal --yes")).toMatch(/was there; its settings are right/);
  const { Rules = [] } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
  expect(Rules).toMatchObject([
    { NoncurrentVersionExpiration: { NoncurrentDays: 90 }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
  ]);
});

describe("a failed command says why in one clear error, last", () => {
  test("two applies at once: one wins, the other says who holds the lock and since when", async () => {
    const stack = "apps/ublog-env/cdktf.out/stacks/ublog-rehearsal-network";
    const [resource] = (await ran(`terraform -chdir=${stack} state list`))
      .split("\n")
      .filter((name) => /aws_eip/.test(name));
    // It holds the lock while it waits for an answer.
    const first = start(`terraform -chdir=${stack} apply -replace=${resource}`);
    const lock = await eventually(async () => {
      const found = await s3.send(new GetObjectCommand({ Bucket, Key: "ublog-rehearsal/network.tfstate.tflock" }));
      return JSON.parse((await found.Body?.transformToString()) ?? "") as { ID: string; Who: string; Created: string };
    });
    const second = await run("cdktf deploy ublog-rehearsal-network --auto-approve");
    first.child.stdin?.end("no\n");
    expect((await first.ended).stdout).toContain("Apply cancelled");

    expect(second.status).toBe(1);
    const error = lastError(second);
    expect(error).toContain("The state of ublog-rehearsal-network is locked");
    expect(error).toContain(`locked by ${lock.Who} since ${lock.Created.slice(0, 19).replace("T", " ")} UTC (apply)`);
    expect(error).toMatch(
      new RegExp(`next: .*terraform -chdir=\\S*/stacks/ublog-rehearsal-network force-unlock ${lock.ID}`),
    );
  });

  test("credentials are missing", async () => {
    const nobody = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, HOME: "/nonexistent" };
    const failed = await run("cdktf diff ublog-rehearsal-network", nobody);
    expect(failed.status).not.toBe(0);
    expect(lastError(failed)).toMatch(/^There are no AWS credentials[\s\S]*next: Log in \(`aws sso login`\)/);
  });

  test("the state bucket is missing", async () => {
    const state = { kind: "s3", bucket: "ublog-no-such-bucket" };
    const commands = variantCommands({ name: "ublog-nobucket", state });
    const failed = await commands.cdktf("diff ublog-nobucket-network");
    expect(failed.status).not.toBe(0);
    expect(lastError(failed)).toMatch(
      /^The state bucket ublog-no-such-bucket of ublog-nobucket does not exist\.\nnext: .*deployer bootstrap ublog-nobucket/,
    );
    expect((await commands.outputs()).stderr).toContain("state/no-bucket: The state bucket ublog-no-such-bucket");
  });

  test("the region does not offer the AMI", async () => {
    const state = { kind: "s3", bucket: "ublog-noami-state" };
    const commands = variantCommands({ name: "ublog-noami", region: "mx-central-1", state });
    expect((await commands.deployer("bootstrap --yes")).status).toBe(0);
    // As if network and storage had been deployed there: the host's plan comes to the AMI.
    for (const stack of ["network", "storage"]) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `ublog-rehearsal/${stack}.tfstate` }));
      const copy = { Bucket: state.bucket, Key: `ublog-noami/${stack}.tfstate`, Body: await Body?.transformToString() };
      await s3.send(new PutObjectCommand(copy));
    }
    const failed = await commands.cdktf("deploy ublog-noami --auto-approve --ignore-missing-stack-dependencies");
    expect(failed.status).toBe(1);
    expect(lastError(failed)).toMatch(
      /^The region mx-central-1 of ublog-noami does not offer the host's AMI\.\n {2}there is no SSM parameter \/aws\/service[\s\S]*next: Choose another `region`/,
    );
  });

  test("anything else: Terraform's own words, and nothing after them", async () => {
    const { status, stdout, stderr } = await run("cdktf diff ublog-staging-network");
    expect(status).not.toBe(0);
    expect(stdout + stderr).toMatch(/Route 53 Hosted Zone/);
    expect(stdout + stderr).not.toMatch(/^error: /m);
  });
});

test("no lock is left", async () => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  expect(Contents.map(({ Key }) => Key).filter((key) => key?.endsWith(".tflock"))).toEqual([]);
});
