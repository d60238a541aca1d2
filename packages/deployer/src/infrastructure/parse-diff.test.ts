import { parseDiff } from "./parse-diff";
import { changesNothing, describeChange } from "./stack-change";

const STACKS = ["shop-network", "shop-storage", "shop"];

/** As cdktf 0.21 prints with Terraform 1.11, shortened. */
const PRINTED = `
shop-network  Initializing the backend...
              - Using previously-installed hashicorp/aws v5.100.0
shop-network  aws_vpc.network (network/vpc): Refreshing state... [id=vpc-1]
shop-network  No changes. Your infrastructure matches the configuration.

              Terraform has compared your real infrastructure against your configuration
shop-storage  Changes to Outputs:
                + name = "x"

              You can apply this plan to save these new output values to the Terraform
              state, without changing any real infrastructure.
shop          Terraform will perform the following actions:
              # aws_instance.manager (manager/instance) must be replaced

              Plan: 13 to add, 1 to change, 2 to destroy.
`.split("\n");

test("each stack's change, wherever its name stands", () => {
  expect(parseDiff(PRINTED, STACKS)).toEqual([
    { stack: "shop-network", change: { kind: "none" } },
    { stack: "shop-storage", change: { kind: "outputs" } },
    { stack: "shop", change: { kind: "resources", add: 13, change: 1, destroy: 2 } },
  ]);
});

test("a stack that nothing is said of was not planned", () => {
  const changes = parseDiff(PRINTED.slice(0, 8), STACKS);
  expect(changes.map(({ change }) => change.kind)).toEqual(["none", "unplanned", "unplanned"]);
});

test("what it means", () => {
  const changes = parseDiff(PRINTED, STACKS);
  expect(changes.map((change) => describeChange(change, 9))).toEqual([
    "nothing to do",
    "outputs to change",
    "13 to add, 1 to change, 2 to destroy",
  ]);
  expect(describeChange({ stack: "shop", change: { kind: "unplanned" } }, 9)).toMatch(/^9 resources/);
  expect(changesNothing(changes)).toBe(false);
  expect(changesNothing(changes.slice(0, 1))).toBe(true);
});
