import { RemoteError, suggest, UsageError } from "@django-swarm/environment";
import { isWhole, type StoredBackup } from "./stored-backup";

/**
 * The backup that is meant: by its id, else the newest that is whole.
 *
 * @throws UsageError for an id that is none; RemoteError when there is no whole backup.
 */
export function chooseBackup(
  environmentName: string,
  stored: readonly StoredBackup[],
  id: string | undefined,
): StoredBackup {
  const whole = stored.filter(isWhole);
  const found = id === undefined ? whole[0] : stored.find((backup) => backup.id === id);
  if (found && isWhole(found)) return found;
  if (found) {
    throw new UsageError(`The backup ${found.id} is not whole: it has no manifest.`, {
      code: "backup/not-whole",
      details: [`there is: ${[...found.objects.keys()].join(", ")}`],
      hint: `It failed, or is still being made. See \`deployer backup list ${environmentName}\`.`,
    });
  }
  if (id === undefined || whole.length === 0) {
    throw new RemoteError(`There is no backup of ${environmentName}.`, {
      code: "backup/none",
      hint: `Make one: \`deployer backup ${environmentName}\`.`,
    });
  }
  const ids = whole.map((backup) => backup.id);
  throw new UsageError(`There is no backup "${id}" of ${environmentName}.`, {
    code: "backup/unknown",
    details: ids.slice(0, 10),
    hint: `${suggest(id, ids.slice(0, 10))} See \`deployer backup list ${environmentName}\`.`,
  });
}
