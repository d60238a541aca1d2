import { DjangoSwarmError, RemoteError } from "@django-swarm/environment";
import type { StackFileService } from "../plan/stack-file-services";
import type { Step } from "../report/reporter";
import { type Engine, engineMessage, engineStatus } from "../swarm/engine";
import { RegistryLogins } from "../swarm/registry-credentials";
import { explainEngineError } from "../swarm/unreachable";
import type { Manager } from "../swarm/with-manager";
import { checkDiskSpace } from "./check-disk-space";
import { pullOnWorkers } from "./pull-on-workers";
import type { LockedSite } from "./site";
import { runStep } from "./steps";

/** What shall be there before a release changes anything. */
export interface NeededImages {
  /** On the manager. */
  readonly images: readonly string[];
  /** Whose tasks are replaced: their images shall be on every worker that may get one. */
  readonly services: readonly StackFileService[];
}

/**
 * Pulls what the nodes lack of a release's images, all at once, before anything is changed: a registry that fails then
 * fails nothing.
 *
 * @throws RemoteError naming every image that could not be pulled.
 */
export const pullImages = (site: LockedSite, manager: Manager, needed: NeededImages): Promise<void> =>
  runStep(site, "pull-images", "Pull the images", async (step) => {
    await pullMissing(manager, needed.images, step);
    const problems = await pullOnWorkers(site, needed.services, step);
    if (problems.length > 0) throw notPulled(problems);
  });

/** Pulls what the manager lacks. */
export async function pullMissing(manager: Manager, images: readonly string[], step: Step): Promise<void> {
  const missing = await lackingImages(manager.engine, [...new Set(images)]);
  if (missing.length > 0) await checkDiskSpace(manager);
  const logins = new RegistryLogins();
  let pulled = 0;
  const pulls = missing.map(async (image) => {
    const problem = await pull(manager.engine, logins, image);
    pulled += 1;
    step.update(`${pulled} of ${missing.length}`);
    return problem === undefined ? [] : [`${image}: ${problem}`];
  });
  const problems = (await Promise.all(pulls)).flat();
  if (problems.length > 0) throw notPulled(problems);
  step.summarise(missing.length === 0 ? "all are there" : `${missing.length} of ${new Set(images).size}`);
}

async function lackingImages(engine: Engine, images: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    images.map(async (image) => {
      try {
        await engine.getImage(image).inspect();
        return [];
      } catch (error) {
        if (engineStatus(error) === 404) return [image];
        throw explainEngineError(error);
      }
    }),
  );
  return found.flat();
}

/** @returns what went wrong; undefined: nothing. */
async function pull(engine: Engine, logins: RegistryLogins, image: string): Promise<string | undefined> {
  try {
    const authconfig = await logins.forImage(image);
    const stream = await engine.createImage(authconfig ?? {}, { fromImage: image });
    await new Promise<void>((resolve, reject) => {
      engine.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()));
    });
    return undefined;
  } catch (error) {
    const explained = explainEngineError(error);
    if (explained instanceof DjangoSwarmError) throw explained;
    return engineMessage(error);
  }
}

const notPulled = (problems: readonly string[]): RemoteError =>
  new RemoteError("Not every image of the release can be pulled: nothing was changed.", {
    code: "images/not-pulled",
    details: problems,
    hint: "Check that its nodes reach the registry and have room (`df -h`), then release again.",
  });
