import { missingStateBucket } from "@django-swarm/aws-access";
import { ConfigError, type DjangoSwarmError, RemoteError } from "@django-swarm/environment";
import type { Finding } from "./finding";
import { describeLock } from "./state-lock";

type Of<Kind extends Finding["kind"]> = Extract<Finding, { kind: Kind }>;

/**
 * The one error that says why Terraform failed. What comes first keeps what comes later from being reached: without
 * credentials there is no bucket, without a bucket no lock.
 *
 * @returns undefined when nothing was found: then Terraform's own words stand alone.
 */
export function explainFindings(findings: readonly Finding[]): DjangoSwarmError | undefined {
  const of = <Kind extends Finding["kind"]>(kind: Kind): Of<Kind>[] =>
    findings.filter((finding): finding is Of<Kind> => finding.kind === kind);
  const [access] = of("access");
  if (access) return access.error;
  const [noBucket] = of("no-bucket");
  if (noBucket) return missingStateBucket(noBucket.bucket, noBucket.stack.environmentName);
  const locked = of("locked");
  if (locked.length > 0) return locksHeld(locked);
  const missing = of("no-parameter");
  return missing.length > 0 ? noAmi(missing) : undefined;
}

function locksHeld(locked: readonly Of<"locked">[]): RemoteError {
  const names = locked.map(({ stack }) => stack.name);
  const unlock = locked.map(({ stack, lock }) => `\`terraform -chdir=${stack.directory} force-unlock ${lock.id}\``);
  return new RemoteError(`The state of ${names.join(", ")} is locked: another command is at work on it.`, {
    code: "state/locked",
    details: locked.map(({ stack, lock }) => `${stack.name}: ${describeLock(lock)}`),
    hint: `Wait until it has ended, then run the command again. Only if that process is gone for good: ${unlock.join(", ")}.`,
  });
}

function noAmi(missing: readonly Of<"no-parameter">[]): ConfigError {
  const [{ stack }] = missing as [Of<"no-parameter">];
  return new ConfigError(`The region ${stack.region} of ${stack.environmentName} does not offer the host's AMI.`, {
    code: "aws/no-ami-parameter",
    details: [...new Set(missing.map(({ parameter }) => `there is no SSM parameter ${parameter}`))],
    hint: `Choose another \`region\`, or an instance type of the other architecture, in the environment's definition; \`aws ssm get-parameters-by-path --region ${stack.region} --path /aws/service/ami-amazon-linux-latest\` lists what the region offers.`,
  });
}
