import { GetParametersCommand, type Parameter, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { awsClientOptions, explainAwsErrors } from "@django-swarm/aws-access";
import { type Environment, secretParameterName } from "@django-swarm/environment";
import { assertFitsParameter, parameterTier } from "./parameter-size";
import type { SecretSource } from "./secret-source";

/** GetParameters takes at most ten names. */
const NAMES_PER_CALL = 10;

/** Secrets as SecureString parameters of AWS Systems Manager. */
export class SsmSecretSource implements SecretSource {
  readonly place: string;
  private readonly client: SSMClient;

  constructor(private readonly environment: Environment) {
    this.place = `SSM under ${secretParameterName(environment, "")}`.replace(/\/$/, "");
    this.client = new SSMClient(awsClientOptions(environment.region));
  }

  async read(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const parameters = await this.parameters(names, true);
    return new Map([...parameters].flatMap(([name, { Value }]) => (Value === undefined ? [] : [[name, Value]])));
  }

  async lastChanged(names: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const parameters = await this.parameters(names, false);
    return new Map(
      [...parameters].flatMap(([name, { LastModifiedDate: date }]) => (date === undefined ? [] : [[name, date]])),
    );
  }

  assertWritable(): void {}

  async write(name: string, value: string): Promise<void> {
    assertFitsParameter(name, value);
    await explainAwsErrors(`write the secret ${name} to ${this.place}`, () =>
      this.client.send(
        new PutParameterCommand({
          Name: secretParameterName(this.environment, name),
          Type: "SecureString",
          Value: value,
          Overwrite: true,
          Tier: parameterTier(value),
        }),
      ),
    );
  }

  private async parameters(names: readonly string[], decrypted: boolean): Promise<ReadonlyMap<string, Parameter>> {
    const found = new Map<string, Parameter>();
    const nameOf = new Map(names.map((name) => [secretParameterName(this.environment, name), name]));
    const wanted = [...nameOf.keys()];
    for (let start = 0; start < wanted.length; start += NAMES_PER_CALL) {
      const Names = wanted.slice(start, start + NAMES_PER_CALL);
      const answer = await explainAwsErrors(`read the secrets in ${this.place}`, () =>
        this.client.send(new GetParametersCommand({ Names, WithDecryption: decrypted })),
      );
      for (const parameter of answer.Parameters ?? []) {
        const name = nameOf.get(parameter.Name ?? "");
        if (name !== undefined) found.set(name, parameter);
      }
    }
    return found;
  }
}
