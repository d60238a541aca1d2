import { RemoteError } from "@django-swarm/environment";
import type { LedgerRecord } from "../ledger/ledger-entry";
import type { LiveStack } from "../swarm/read-stack";
import { SERVICE_HASH_LABEL } from "../swarm/stack-labels";

/**
 * Refuses a stack that has the environment's name and was never released from here: somebody's services would be
 * replaced and removed.
 *
 * @throws RemoteError that names them; nothing was touched.
 */
export function checkStackIsOurs(
  environmentName: string,
  { services }: LiveStack,
  records: readonly LedgerRecord[],
): void {
  if (services.size === 0 || records.length > 0) return;
  if ([...services.values()].some(({ Spec }) => Spec.Labels?.[SERVICE_HASH_LABEL] !== undefined)) return;
  throw new RemoteError(
    `The swarm has a stack ${environmentName} that was not released from here. Nothing was changed.`,
    {
      code: "stack/foreign",
      details: [...services.values()].map(({ Spec }) => `${Spec.Name}  ${Spec.TaskTemplate.ContainerSpec.Image}`),
      hint: `If it may go (its files stay where they are), remove it on the host, \`docker stack rm ${environmentName}\`, and release again; else give the environment another name.`,
    },
  );
}
