import { type Environment, selectEnvironment, UsageError } from "@django-swarm/environment";

export interface EnvironmentRequest {
  readonly environments: readonly Environment[];
  /** The argument and `$STACK_NAME`; see selectEnvironment. */
  readonly argument: string | undefined;
  readonly stackName: string | undefined;
}

/** @throws UsageError when it is not clear which environment is meant, with the command that would say so. */
export function namedEnvironment(verb: string, { environments, argument, stackName }: EnvironmentRequest): Environment {
  const environment = selectEnvironment(environments, { argument, stackName });
  if (environment !== undefined) return environment;
  const names = environments.map(({ name }) => name);
  throw new UsageError("Which environment? None was named.", {
    code: "environment/not-named",
    details: names,
    hint: `Name one: \`stack-renderer ${verb} ${names[0] ?? "ENVIRONMENT"}\`, or set STACK_NAME.`,
  });
}
