import { ListBucketsCommand } from "@aws-sdk/client-s3";
import { s3 } from "./aws";
import { lastError, variantCommands } from "./variant";

const buckets = async (): Promise<readonly (string | undefined)[]> =>
  ((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).map(({ Name }) => Name).sort();

test("an environment that was never up, and needs values that only a person knows: told at once, nothing is made", async () => {
  const before = await buckets();
  const { deployer } = variantCommands({
    name: "ublog-never",
    state: { kind: "s3", bucket: "ublog-never-state" },
    secrets: { kind: "environment-variables" },
  });
  const ended = await deployer("up --yes", { SECRET_KEY: "there", POSTGRES_PASSWORD: undefined });
  expect(ended.status).toBe(2);
  expect(lastError(ended)).toMatch(
    /ublog-never needs values that only you know[\s\S]*POSTGRES_PASSWORD is missing[\s\S]*next: .*`deployer up ublog-never` again/,
  );
  expect(lastError(ended)).not.toContain("SECRET_KEY");
  expect(await buckets()).toEqual(before);
});

test("an environment that was never up has nothing to put to sleep", async () => {
  const { deployer } = variantCommands({ name: "ublog-never" });
  const { status, stdout } = await deployer("down --yes");
  expect([status, stdout]).toEqual([0, expect.stringContaining("ublog-never has no host")]);
});
