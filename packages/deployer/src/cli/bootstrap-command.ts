import { keepsStateInS3 } from "@django-swarm/environment";
import { ensureStateBucket, hasTlsOnly } from "../bootstrap/state-bucket";
import type { Command } from "./command-context";
import { confirm } from "./terminal";

export const bootstrapCommand: Command<{ yes: boolean }> = async ({ environment, reporter, terminal }, { yes }) => {
  if (!keepsStateInS3(environment)) {
    reporter.result(`The states of ${environment.name} are kept by Terraform Cloud: there is no bucket to set up.`, {
      environment: environment.name,
      outcome: "not-needed",
    });
    return undefined;
  }
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
  return undefined;
};
