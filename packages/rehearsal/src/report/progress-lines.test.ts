import { cdktfProgress, deployerProgress } from "./progress-lines";

test.each([
  ["ublog-network  \x1b[0m\x1b[1mInitializing the backend...\x1b[0m", "ublog-network: Terraform begins"],
  [
    "               Apply complete! Resources: 24 added, 0 changed, 0 destroyed.",
    "Apply complete! Resources: 24 added, 0 changed, 0 destroyed.",
  ],
  ["ublog-network  No changes. Your infrastructure matches", "No changes."],
  ["ublog-network  aws_vpc.a: Creating...", undefined],
])("cdktf: %s", (line, progress) => {
  expect(cdktfProgress(line)).toBe(progress);
});

test.each([
  ["- Connect to 127.0.0.1", "Connect to 127.0.0.1"],
  ["  done in 1.5 s", undefined],
])("deployer: %s", (line, progress) => {
  expect(deployerProgress(line)).toBe(progress);
});
