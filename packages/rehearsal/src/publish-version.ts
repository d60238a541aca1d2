import { backendRepositoryName, frontendRepositoryName, RemoteError } from "@django-swarm/environment";
import type { Cloud } from "./cloud/cloud";
import { findCloud } from "./cloud/find-cloud";
import type { Engine } from "./docker/docker";
import { findEngine } from "./engine/ensure-engine";
import { type Application, buildApplication } from "./images/build-application";
import { buildImages } from "./images/build-images";
import { changeBackend } from "./images/change-backend";
import { type ImagePush, logInToRegistry, pushImages } from "./images/push-images";
import { type Layout, layoutOf } from "./layout";
import type { RehearsalOptions } from "./rehearsal-options";
import type { Note } from "./report/steps";

/** Pushes the application's images, and whatever else, to the emulated ECR. */
export async function publish(
  { environment }: Pick<RehearsalOptions, "environment">,
  { engine, layout, cloud, note }: { engine: Engine; layout: Layout; cloud: Cloud; note: Note },
  { backend, frontend, tag }: Application,
  others: readonly ImagePush[] = [],
): Promise<void> {
  const registry = await logInToRegistry(layout, cloud, environment.region);
  await pushImages(engine, layout, registry, note, [
    ...others,
    { image: backend, repository: `${backendRepositoryName(environment)}:${tag}` },
    { image: frontend, repository: `${frontendRepositoryName(environment)}:${tag}` },
  ]);
}

/**
 * Builds another version of the application and pushes it to a rehearsal that runs.
 *
 * @param changes shell commands that change the backend's image, run in its folder as root: one that does not work, say.
 * @returns its tag.
 */
export async function publishVersion(
  options: Omit<RehearsalOptions, "argv">,
  version: string,
  changes: readonly string[] = [],
): Promise<string> {
  const layout = layoutOf(options.root);
  const engine = await findEngine(layout);
  const cloud = engine && (await findCloud(engine));
  if (!engine || !cloud) {
    throw new RemoteError("No rehearsal runs.", { code: "rehearsal/none", hint: "npm run rehearse" });
  }
  const note: Note = () => {};
  const { thirdParty } = await buildImages(engine, layout, note);
  const application = await buildApplication(engine, layout, options.images, thirdParty.bases, version);
  const changed = await changeBackend(engine, application, changes);
  await publish(options, { engine, layout, cloud, note }, changed);
  return changed.tag;
}
