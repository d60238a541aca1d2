import { DjangoSwarmError, ReleaseError, UsageError } from "@django-swarm/environment";

export const sideExists = (name: string): UsageError =>
  new UsageError(`There is a database ${name} already: nothing was changed.`, {
    code: "backup/side-exists",
    hint: "Take another name, or drop it: `deployer psql -- -c 'drop database …'`.",
  });

/** The live database was not exchanged. */
export const notSwapped = (environmentName: string, live: string, cause: unknown): ReleaseError =>
  new ReleaseError(`The restored database could not take the place of ${live}. ${environmentName} runs on as before.`, {
    code: "backup/not-swapped",
    state: "rolled-back",
    details: causeLines(cause),
    hint: "Run the same command again.",
    cause,
  });

/** It was exchanged, and the site does not answer as it should. */
export const notAnswering = (
  environmentName: string,
  live: string,
  replaced: string | undefined,
  cause: unknown,
): ReleaseError =>
  new ReleaseError(`The database of ${environmentName} is restored, but the site does not answer as it should.`, {
    code: "backup/site-fails",
    state: "needs-attention",
    details: [
      ...causeLines(cause),
      ...(replaced === undefined ? [] : [`the database before is still there: ${replaced}`]),
    ],
    hint: `The backup may be older than the code: \`deployer manage ${environmentName} migrate\`. See \`deployer logs ${environmentName}\`. ${live} stays as it was restored.`,
    cause,
  });

const causeLines = (cause: unknown): readonly string[] =>
  cause instanceof DjangoSwarmError ? [cause.message, ...cause.details] : [String(cause)];
