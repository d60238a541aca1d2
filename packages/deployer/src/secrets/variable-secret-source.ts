import { ConfigError, type Environment } from "@django-swarm/environment";
import type { SecretSource } from "./secret-source";

/** Secrets in environment variables of the same names, as GitHub Actions hands them over. Read only. */
export class VariableSecretSource implements SecretSource {
  readonly place = "environment variables";

  constructor(
    private readonly environment: Environment,
    private readonly variables: Readonly<Record<string, string | undefined>>,
  ) {}

  async read(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    // An unset GitHub secret arrives as an empty variable.
    return new Map(names.flatMap((name) => (this.variables[name] ? [[name, this.variables[name]] as const] : [])));
  }

  async lastChanged(): Promise<ReadonlyMap<string, Date>> {
    return new Map();
  }

  assertWritable(name: string): void {
    throw new ConfigError(
      `The secrets of ${this.environment.name} are environment variables: they cannot be set here.`,
      {
        code: "secrets/read-only",
        hint: `Set ${name} where the variables come from, e.g. \`gh secret set ${name} --env ${this.environment.name}\`.`,
      },
    );
  }

  async write(name: string): Promise<void> {
    this.assertWritable(name);
  }
}
