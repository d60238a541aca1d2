import { GetParameterCommand, ParameterNotFound, SSMClient } from "@aws-sdk/client-ssm";
import { awsClientOptions, explainAwsErrors } from "@django-swarm/aws-access";

/** The public host keys that the host published, or undefined while it has not. */
export async function readHostKeys(parameter: string, region: string): Promise<string | undefined> {
  const client = new SSMClient(awsClientOptions(region));
  return explainAwsErrors(`read the parameter ${parameter}`, async () => {
    try {
      const answer = await client.send(new GetParameterCommand({ Name: parameter }));
      return answer.Parameter?.Value;
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    } finally {
      client.destroy();
    }
  });
}
