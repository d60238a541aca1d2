import { ConfigError } from "@django-swarm/environment";

/** What stops everything before the first `bootstrap`, and after a bucket's name was changed. */
export const missingStateBucket = (bucket: string, environmentName: string, cause?: unknown): ConfigError =>
  new ConfigError(`The state bucket ${bucket} of ${environmentName} does not exist.`, {
    code: "state/no-bucket",
    hint: `Make it with \`pnpm deployer bootstrap ${environmentName}\`, then run the command again.`,
    cause,
  });
