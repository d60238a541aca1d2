import type { ServiceChange } from "../plan/service-changes";
import type { Engine } from "../swarm/engine";
import type { ServiceObject } from "../swarm/engine-objects";
import { STACK_IMAGE_LABEL } from "../swarm/stack-labels";

/**
 * `docker stack deploy` leaves a live image alone while its own label names the image in the file. Where somebody has
 * changed the image by hand, that label is taken away, so that the file's image is deployed.
 */
export async function healImageDrift(
  engine: Engine,
  changes: readonly ServiceChange[],
  live: ReadonlyMap<string, ServiceObject>,
): Promise<void> {
  for (const change of changes.filter(({ imageDrifted }) => imageDrifted)) {
    const service = live.get(change.service);
    if (service === undefined) continue;
    const { [STACK_IMAGE_LABEL]: _image, ...labels } = service.Spec.Labels ?? {};
    await engine.getService(service.ID).update({ ...service.Spec, Labels: labels, version: service.Version.Index });
  }
}
