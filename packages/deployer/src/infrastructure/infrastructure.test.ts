import { testEnvironment } from "@django-swarm/environment/testing";
import type { Step } from "../report/reporter";
import { deployStack, destroyStack, planInfrastructure } from "./infrastructure";
import type { Cdktf } from "./run-cdktf";

const environment = testEnvironment({ name: "shop" });

/** A program in cdktf's place: prints, and ends with a code. Its arguments are its last line. */
const program = (lines: readonly string[], code = 0): Cdktf => ({
  words: [
    process.execPath,
    "-e",
    `console.log(${JSON.stringify(lines.join("\n"))}); console.error(process.argv.slice(1).join(" ")); process.exit(${code})`,
    "--",
  ],
  directory: __dirname,
});

function work(signal = new AbortController().signal) {
  const updates: string[] = [];
  const step: Step = { update: (doing) => updates.push(doing), summarise: () => undefined };
  return { step, signal, updates };
}

test("a deployment tells which stack Terraform is at, and what it did", async () => {
  const at = work();
  const lines = [
    "shop  Initializing the backend...",
    "      Apply complete! Resources: 13 added, 0 changed, 0 destroyed.",
  ];
  expect(await deployStack(program(lines), "shop", at)).toEqual([
    "Apply complete! Resources: 13 added, 0 changed, 0 destroyed.",
  ]);
  expect(at.updates).toEqual([
    "shop: Terraform begins",
    "Apply complete! Resources: 13 added, 0 changed, 0 destroyed.",
  ]);
});

test("one that fails needs attention, in cdktf's own words, and is what was asked for", async () => {
  const failing = program(["error: No credentials.", "next: Log in."], 1);
  await expect(destroyStack(failing, "shop", work())).rejects.toMatchObject({
    name: "ReleaseError",
    message: expect.stringContaining("`cdktf destroy shop` failed"),
    details: expect.arrayContaining(["No credentials."]),
    hint: expect.stringMatching(/^Log in\. Then run the same command again/),
  });
});

test("one that a person ended is an interruption", async () => {
  const interruption = new AbortController();
  interruption.abort(new Error("Interrupted."));
  await expect(deployStack(program([], 1), "shop", work(interruption.signal))).rejects.toThrow("Interrupted.");
});

test("stacks on ones that were never deployed are not planned, and that is no failure", async () => {
  const lines = [
    "shop-network  Plan: 27 to add, 0 to change, 0 to destroy.",
    "cdktf: shop-storage reads what shop-network put out: before those are deployed it cannot be planned",
  ];
  expect(await planInfrastructure(program(lines, 1), environment, work().step)).toEqual([
    { stack: "shop-network", change: { kind: "resources", add: 27, change: 0, destroy: 0 } },
    { stack: "shop-storage", change: { kind: "unplanned" } },
    { stack: "shop", change: { kind: "unplanned" } },
  ]);
});

test("any other failure is one, and nothing was changed", async () => {
  await expect(planInfrastructure(program(["Error: no"], 1), environment, work().step)).rejects.toMatchObject({
    code: "infrastructure/not-planned",
  });
});
