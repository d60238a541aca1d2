import { progressOf } from "./progress-of";

test.each([
  ["shop-network  Initializing the backend...", { begun: "shop-network: Terraform begins" }],
  [
    "              Apply complete! Resources: 27 added, 0 changed, 0 destroyed.",
    { done: "Apply complete! Resources: 27 added, 0 changed, 0 destroyed." },
  ],
  ["shop  Destroy complete! Resources: 13 destroyed.", { done: "Destroy complete! Resources: 13 destroyed." }],
  ["shop  No changes. Your infrastructure matches the configuration.", { done: "No changes." }],
  ["shop  aws_vpc.network (network/vpc): Refreshing state... [id=vpc-1]", undefined],
  ["", undefined],
])("%j", (line, progress) => {
  expect(progressOf(line)).toEqual(progress);
});
