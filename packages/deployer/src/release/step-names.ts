/** The steps of a release, by the names that the lock's journal has. */
export const STEP_NAMES = [
  "read-ledger",
  "pull-images",
  "examine-image",
  "dump",
  "begin",
  "create-objects",
  "start-data-services",
  "grant-login",
  "release-job",
  "switch",
  "verify",
  "remove-dropped",
  "revoke-logins",
  "conclude",
  "prune",
  "roll-back",
] as const;
export type StepName = (typeof STEP_NAMES)[number];
