import { RemoteError } from "@django-swarm/environment";
import { type BackupManifest, type PartName, partsOf } from "./manifest";
import type { StoredBackup } from "./stored-backup";

/** What makes a backup unfit before a byte of it is read; empty when nothing does. */
export function problemsOf(
  environmentName: string,
  stored: StoredBackup,
  manifest: BackupManifest,
  wanted: readonly PartName[],
): readonly string[] {
  const problems: string[] = [];
  if (manifest.environment !== environmentName) {
    problems.push(`it is a backup of ${manifest.environment}, not of ${environmentName}`);
  }
  if (manifest.id !== stored.id) problems.push(`its manifest is that of ${manifest.id}`);
  for (const name of wanted) {
    if (manifest.parts[name] === undefined) problems.push(`it has no ${name}`);
  }
  for (const [name, { object, bytes }] of partsOf(manifest)) {
    if (!wanted.includes(name)) continue;
    const found = stored.objects.get(object);
    if (found === undefined) problems.push(`${object} is missing`);
    else if (found !== bytes) problems.push(`${object} has ${found} bytes, and had ${bytes} when it was written`);
  }
  return problems;
}

/** @throws RemoteError with every problem. */
export function assertUsable(
  environmentName: string,
  stored: StoredBackup,
  manifest: BackupManifest,
  wanted: readonly PartName[],
): void {
  const problems = problemsOf(environmentName, stored, manifest, wanted);
  if (problems.length > 0) throw unusable(environmentName, stored.id, problems);
}

/** Nothing was changed. */
export const unusable = (environmentName: string, id: string, details: readonly string[]): RemoteError =>
  new RemoteError(`The backup ${id} cannot be used: nothing was changed.`, {
    code: "backup/unusable",
    details,
    hint: `Take another one (\`deployer backup list ${environmentName}\`), or bring back an earlier version of its objects: the bucket keeps them.`,
  });
