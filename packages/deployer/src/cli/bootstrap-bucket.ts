import type { WithS3State } from "@django-swarm/environment";
import { ensureStateBucket, hasTlsOnly } from "../bootstrap/state-bucket";
import type { CommandContext } from "./command-context";
import { confirm } from "./terminal";

export async function bootstrapBucket(
  { environment, reporter, terminal }: CommandContext & { readonly environment: WithS3State },
  yes: boolean,
): Promise<void> {
  const { bucket } = environment.state;
  await confirm(terminal, yes, `Set up the state bucket ${bucket} of ${environment.name} in ${environment.region}?`);
  const outcome = await reporter.step(`Set up the state bucket ${bucket}`, () => ensureStateBucket(environment));
  if (!hasTlsOnly(environment)) {
    reporter.info("Left out for the emulated AWS: the policy that refuses requests without TLS.");
  }
  reporter.result(
    `The state bucket ${bucket} ${outcome === "created" ? "was created" : "was there; its settings are right"}. Next: \`cdktf deploy ${environment.name}\`.`,
    { environment: environment.name, bucket, outcome },
  );
}
