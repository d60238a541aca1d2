import type { StoredImage } from "./cluster";
import type { Engine } from "./engine";

/** How the engine writes what it does not know. */
const UNKNOWN = "<none>";

/** Every image that an engine has, but for layers in between. */
export async function listStoredImages(engine: Engine): Promise<readonly StoredImage[]> {
  const [images, containers] = await Promise.all([engine.listImages(), engine.listContainers({ all: true })]);
  const used = new Set(containers.map(({ ImageID }) => ImageID));
  return images.map(({ Id, RepoTags, RepoDigests, Size }) => ({
    references: [...(RepoTags ?? []), ...(RepoDigests ?? [])].filter((reference) => !reference.includes(UNKNOWN)),
    sizeBytes: Size,
    isUsed: used.has(Id),
  }));
}
