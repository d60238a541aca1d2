import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testEnvironment } from "@django-swarm/environment/testing";
import * as z from "zod";
import type { Synthesise } from "../cost/synthesised-resources";
import { hostStackJson } from "../cost/testing/resources";
import { JsonReporter } from "../report/json-reporter";
import { costCommand } from "./cost-command";

const item = z.strictObject({
  name: z.string(),
  stack: z.string(),
  unit: z.string(),
  unitPrice: z.number().positive().nullable(),
  quantity: z.number().positive(),
  monthly: z.number().positive().nullable(),
  assumed: z.boolean(),
  lastsAsleep: z.boolean(),
});
const document = z.strictObject({
  version: z.literal(1),
  event: z.literal("result"),
  environment: z.string(),
  region: z.string(),
  awake: z.number(),
  asleep: z.number(),
  currency: z.literal("USD"),
  priceDate: z.iso.date(),
  complete: z.boolean(),
  items: z.array(item).min(1),
  managed: z.strictObject({ monthly: z.number(), complete: z.boolean(), items: z.array(item).min(1) }),
  assumptions: z.array(z.string()).min(1),
  leftOut: z.array(z.string()).min(1),
  sources: z.array(z.strictObject({ what: z.string(), date: z.iso.date().optional() })).min(1),
});

/** Runs the verb on a host stack; what it put on stdout, its exit code, and where the stacks were written. */
async function cost(instanceType: string) {
  const written: string[] = [];
  let outdir = "";
  const synthesise: Synthesise = async (options) => {
    outdir = options.outdir;
    mkdirSync(join(outdir, "stacks/ublog-staging"), { recursive: true });
    writeFileSync(join(outdir, "stacks/ublog-staging/cdk.tf.json"), JSON.stringify(hostStackJson(instanceType)));
  };
  const context = {
    environment: testEnvironment(),
    reporter: new JsonReporter({ write: (text) => written.push(text) }),
    terminal: undefined as never,
    signal: new AbortController().signal,
    parting: { words: undefined },
  };
  const code = await costCommand(context, { synthesise });
  return {
    code,
    documents: written
      .join("")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
    outdir,
  };
}

test("--json is one document of a fixed form, and nothing is left behind", async () => {
  const { code, documents, outdir } = await cost("t4g.small");
  expect(code).toBe(0);
  expect(documents).toHaveLength(1);
  expect(document.parse(documents[0])).toMatchObject({ awake: 13.86, asleep: 0, complete: true });
  expect(existsSync(outdir)).toBe(false);
});

test("without a price for something the exit code says so", async () => {
  const { code, documents } = await cost("m9z.huge");
  expect(code).toBe(3);
  const value = document.parse(documents[0]);
  expect(value).toMatchObject({ awake: 1.6, complete: false });
  expect(value.items[0]).toMatchObject({ name: "EC2 m9z.huge", unitPrice: null, monthly: null });
});
