import { hostStackName } from "@django-swarm/environment";
import { assertNoRelease } from "../bring-up/assert-no-release";
import { formatDownPlan } from "../bring-up/down-plan";
import { monthlyCost } from "../cost/monthly-cost";
import { type Synthesise, synthesisedResources } from "../cost/synthesised-resources";
import { destroyStack } from "../infrastructure/infrastructure";
import type { Cdktf } from "../infrastructure/run-cdktf";
import { openOutputSource } from "../outputs/open-output-source";
import type { Command } from "./command-context";
import { assertCanConfirm, confirm } from "./terminal";

export interface DownOptions {
  readonly cdktf: Cdktf;
  readonly synthesise: Synthesise;
  readonly yes: boolean;
}

/** Puts an environment to sleep: its host goes, what must last stays. */
export const downCommand: Command<DownOptions> = async (context, { cdktf, synthesise, yes }) => {
  const { environment, reporter, terminal, signal } = context;
  const { name } = environment;
  assertCanConfirm(terminal, yes);
  const source = await openOutputSource(environment);
  if ((await source.readValues("host")) === undefined) {
    reporter.result(`${name} has no host: it sleeps, or was never up.`, {
      environment: name,
      outcome: "asleep-already",
    });
    return undefined;
  }
  const { manager_public_ip: address } = await source.read();
  const monthly = monthlyCost(environment, await synthesisedResources(environment, synthesise));
  await assertNoRelease(context);
  for (const line of formatDownPlan(environment, address, monthly)) reporter.info(line);
  await confirm(terminal, yes, `Put ${name} to sleep?`);
  await reporter.step(`Destroy the host of ${name}`, (step) =>
    destroyStack(cdktf, hostStackName(environment), { step, signal }),
  );
  reporter.result(`${name} sleeps. \`deployer up ${name}\` wakes it.`, {
    environment: name,
    outcome: "asleep",
    monthly,
  });
  return undefined;
};
