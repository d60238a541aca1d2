import { type Environment, RemoteError } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";
import { type Deadline, retryUntil } from "../deadline";
import type { Step } from "../report/reporter";
import { readHostKeys } from "./host-key";
import { keepHostKeys } from "./kept-host-keys";
import { knownHosts } from "./known-hosts";
import { SshConnection } from "./ssh-connection";
import { managerTarget } from "./ssh-target";

/**
 * The one connection to an environment's manager, its host key pinned to what the host published, and held to what it
 * was before. A host that has just been made may still boot: waits for its key and for SSH until the deadline.
 *
 * @throws RemoteError at the deadline, or at once when waiting cannot help (wrong host key, refused login).
 */
export async function connectToManager(
  environment: Environment,
  outputs: HostOutputs,
  step: Step,
  deadline: Deadline,
): Promise<SshConnection> {
  const parameter = outputs.host_key_parameter;
  const keys = await retryUntil(deadline, {
    attempt: () => readHostKeys(parameter, outputs.region),
    waiting: () => step.update("waiting for the host to publish its SSH host key (it boots)"),
    gaveUp: () =>
      new RemoteError(`The host ${outputs.manager_instance_id} has not published its SSH host key.`, {
        code: "transport/host-key-missing",
        details: [`SSM parameter ${parameter} does not exist`],
        hint: `Look at the boot log on the instance's console; \`cdktf deploy ${environment.name}\` starts a host that is not there.`,
      }),
  });
  const target = managerTarget(environment, outputs);
  const instanceId = outputs.manager_instance_id;
  const pinned = knownHosts([instanceId, target.address], keys, parameter);
  await keepHostKeys({ environmentName: environment.name, instanceId, parameter, knownHosts: pinned });

  let lastFailure: RemoteError | undefined;
  return retryUntil(deadline, {
    attempt: async () => {
      try {
        return await SshConnection.open(target, pinned);
      } catch (error) {
        if (!(error instanceof RemoteError) || error.code !== "transport/unreachable") throw error;
        lastFailure = error;
        return undefined;
      }
    },
    waiting: () => step.update(`waiting for SSH on ${target.address}: ${lastFailure?.details.at(-1) ?? "no answer"}`),
    gaveUp: () => lastFailure ?? new RemoteError(`No SSH connection to ${target.address}.`, { code: "transport/late" }),
  });
}
