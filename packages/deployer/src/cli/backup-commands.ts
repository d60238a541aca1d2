import { backUp } from "../backup/back-up";
import { BackupStore } from "../backup/backup-store";
import { drill } from "../backup/drill";
import { formatBytes } from "../backup/format-bytes";
import { formatDrill } from "../backup/format-drill";
import { formatBackups, listBackups } from "../backup/list-backups";
import { totalBytes } from "../backup/manifest";
import { openOutputSource } from "../outputs/open-output-source";
import type { Command } from "./command-context";
import { EXIT_CODES } from "./exit-code";
import { assertCanConfirm, confirm } from "./terminal";

interface Reach {
  readonly hostTimeoutMs: number;
}

export const backupCommand: Command<Reach> = async (context, options) => {
  const { environment, reporter } = context;
  const manifest = await backUp({ ...context, ...options });
  reporter.result(`Backed ${environment.name} up as ${manifest.id}: ${formatBytes(totalBytes(manifest))}.`, {
    ...manifest,
  });
  return undefined;
};

/** Asks the bucket only: it is there when the host is not. */
export const listBackupsCommand: Command<object> = async ({ environment, reporter }) => {
  const outputs = await (await openOutputSource(environment)).read();
  const backups = await listBackups(new BackupStore(outputs.backups_bucket_name, outputs.region));
  const lines = backups.length === 0 ? [`There is no backup of ${environment.name}.`] : formatBackups(backups);
  reporter.result(lines.join("\n"), { environment: environment.name, backups });
  return undefined;
};

/** Ends with "needs attention" when what was restored is not what was dumped. */
export const drillCommand: Command<Reach & { id: string | undefined; yes: boolean }> = async (context, options) => {
  const { environment, reporter, terminal } = context;
  assertCanConfirm(terminal, options.yes);
  await confirm(terminal, options.yes, `Restore a backup of ${environment.name} beside its database, and remove it?`);
  const report = await drill({ ...context, ...options });
  const { manifest, ...found } = report;
  reporter.result(formatDrill(report), { environment: environment.name, id: manifest.id, ...found });
  return report.differences.length === 0 ? undefined : EXIT_CODES.needsAttention;
};
