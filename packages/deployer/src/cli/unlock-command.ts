import { readLock, unlock } from "../lock/unlock";
import { openSite } from "../release/open-site";
import { withManager } from "../swarm/with-manager";
import type { Command } from "./command-context";
import { assertCanConfirm, confirm } from "./terminal";

/** Takes the lock from whoever holds it, after saying what that breaks. */
export const unlockCommand: Command<{ yes: boolean; hostTimeoutMs: number }> = async (
  context,
  { yes, hostTimeoutMs },
) => {
  const { environment, reporter, terminal, signal } = context;
  assertCanConfirm(terminal, yes);
  const { name } = environment;
  await withManager({ environment, reporter, signal, hostTimeoutMs }, async (manager) => {
    const { cluster, ledger } = await openSite(environment, manager, reporter, context);
    const found = await readLock(cluster, name);
    if (found.state === "absent" || found.state === "free") {
      reporter.result(`${name} is not locked.`, { environment: name, outcome: "not-locked" });
      return;
    }
    if (found.state === "held") {
      const { holder, since, reason, step, release } = found.record.note;
      reporter.info(
        `${name} is locked by ${holder} since ${since}: ${reason}${step === "" ? "" : `, at the step "${step}"`}.`,
      );
      reporter.info(
        `If it lives, it stops there${release === 0 ? "" : ` and leaves release ${release} unfinished`}: services may run different versions until the next release.`,
      );
    } else reporter.info(`The lock of ${name} cannot be read: it is made anew.`);
    await confirm(terminal, yes, `Break the lock of ${name}?`);
    const fences = found.state === "malformed" ? (await ledger.read()).map(({ entry }) => entry.fence) : [];
    await reporter.step("Break the lock", () => unlock(cluster, name, Math.max(0, ...fences)));
    reporter.result(`${name} is unlocked. Next: \`deployer release ${name}\`.`, {
      environment: name,
      outcome: "unlocked",
    });
  });
  return undefined;
};
