import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { EC2InstanceConnectClient, SendSSHPublicKeyCommand } from "@aws-sdk/client-ec2-instance-connect";
import { awsClientOptions, explainAwsErrors } from "@django-swarm/aws-access";
import { ConfigError, RemoteError } from "@django-swarm/environment";
import { printedLines } from "./printed-lines";
import { runProcess } from "./run-process";
import type { InstanceConnect } from "./ssh-target";

/** What the API calls an instance that does not run yet, or has just been made. */
const NOT_THERE_YET = new Set(["EC2InstanceNotFoundException", "EC2InstanceStateInvalidException"]);

/**
 * Makes a key in a directory that only we can read, and has EC2 Instance Connect let it in: for 60 s, so for one
 * connection. Nothing of it is kept.
 *
 * @returns the private key's file.
 * @throws RemoteError `transport/unreachable` for an instance that does not run yet.
 */
export async function offerKey(
  { instanceId, region }: InstanceConnect,
  user: string,
  directory: string,
): Promise<string> {
  const file = join(directory, "id");
  const { code, stderr } = await runProcess("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file]);
  if (code !== 0) throw noKey(stderr);
  const SSHPublicKey = await readFile(`${file}.pub`, "utf8");
  const client = new EC2InstanceConnectClient(awsClientOptions(region));
  await explainAwsErrors(`let an SSH key into ${instanceId}`, async () => {
    try {
      await client.send(new SendSSHPublicKeyCommand({ InstanceId: instanceId, InstanceOSUser: user, SSHPublicKey }));
    } catch (error) {
      if (error instanceof Error && NOT_THERE_YET.has(error.name)) throw notThereYet(instanceId, error);
      throw error;
    } finally {
      client.destroy();
    }
  });
  return file;
}

const noKey = (stderr: string): ConfigError =>
  new ConfigError("No SSH key can be made for the connection.", {
    code: "transport/no-key",
    details: printedLines(stderr),
    hint: "Install the OpenSSH client (ssh-keygen comes with it), and see whether there is room in $TMPDIR.",
  });

const notThereYet = (instanceId: string, cause: Error): RemoteError =>
  new RemoteError(`${instanceId} takes no SSH keys: it does not run.`, {
    code: "transport/unreachable",
    details: [cause.message],
    hint: "`cdktf deploy <environment>` starts a host that is not there.",
    cause,
  });
