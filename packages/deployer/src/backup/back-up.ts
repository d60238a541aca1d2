import { RemoteError } from "@django-swarm/environment";
import { type Manager, type ReachManager, withManager } from "../swarm/with-manager";
import { printedLines } from "../transport/printed-lines";
import { BackupStore } from "./backup-store";
import { formatBytes } from "./format-bytes";
import { type BackupManifest, partsOf } from "./manifest";
import { hintFor } from "./run-script";
import { isWhole } from "./stored-backup";

const UNIT = "django-swarm-backup.service";
/** systemctl's code for a unit that is not there. */
const NO_UNIT = 5;

/**
 * Has the host make a backup, and waits for it; one that is being made already is waited for.
 *
 * @throws RemoteError; what was there before is not touched
 */
export function backUp(reach: ReachManager): Promise<BackupManifest> {
  const { environment, reporter } = reach;
  return withManager(reach, async (manager) => {
    const { backups_bucket_name: bucket, region } = manager.outputs;
    const store = new BackupStore(bucket, region);
    const newest = async () => (await store.list()).find(isWhole)?.id;
    const before = await newest();
    return reporter.step(`Back up into s3://${bucket}`, async (step) => {
      await startUnit(environment.name, manager);
      // One that was at its very end had its manifest before we looked.
      if ((await newest()) === before) await startUnit(environment.name, manager);
      const id = await newest();
      if (id === undefined || id === before) throw nothingNew(environment.name);
      const manifest = await store.readManifest(id);
      step.summarise(
        partsOf(manifest)
          .map(([name, { bytes }]) => `${name} ${formatBytes(bytes)}`)
          .join(", "),
      );
      return manifest;
    });
  });
}

async function startUnit(environmentName: string, { ssh }: Manager): Promise<void> {
  const { code, stderr } = await ssh.exec(["sudo", "-n", "systemctl", "start", UNIT]);
  if (code === 0) return;
  if (code === NO_UNIT) throw olderHost(environmentName);
  const invocation = await ssh.exec(["systemctl", "show", "--property=InvocationID", "--value", UNIT]);
  const log = await ssh.exec([
    ...["sudo", "-n", "journalctl", "--quiet", "--output=cat", "--lines=20"],
    `_SYSTEMD_INVOCATION_ID=${invocation.stdout.trim()}`,
  ]);
  const lines = printedLines(log.stdout || stderr);
  throw new RemoteError("The backup failed: what it had stored counts for nothing, and those before are untouched.", {
    code: "backup/failed",
    details: lines,
    hint: `${hintFor(lines.join("\n"))} See \`deployer doctor ${environmentName}\`.`,
  });
}

const olderHost = (environmentName: string): RemoteError =>
  new RemoteError("The host was made before hosts could make backups.", {
    code: "backup/older-host",
    hint: `Raise host.revision in the environment's definition, and run \`cdktf deploy ${environmentName}\`: the host is replaced, its data stays.`,
  });

const nothingNew = (environmentName: string): RemoteError =>
  new RemoteError("The host made a backup, but the bucket shows none.", {
    code: "backup/not-there",
    hint: `Do these credentials read the right account? See \`deployer outputs ${environmentName}\` for the bucket.`,
  });
