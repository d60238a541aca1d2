import { rmSync } from "node:fs";
import { type Engine, lines, tryDocker } from "./docker/docker";
import { removePrivateEngine } from "./engine/private-engine";
import { stopReconciler } from "./hosts/reconciler-process";
import { IMAGE_LABEL, type Layout, REHEARSAL_LABEL } from "./layout";
import type { Steps } from "./report/steps";

const labelled = (layout: Layout, label = REHEARSAL_LABEL): readonly string[] => [
  "--filter",
  `label=${label}=${layout.root}`,
];

/** Ends the reconciler and removes this checkout's containers, networks and volumes; images are kept. */
export async function removeContainers(layout: Layout, engine: Engine): Promise<void> {
  await stopReconciler(layout);
  const remove = async (list: readonly string[], command: readonly string[]): Promise<void> => {
    const found = lines((await tryDocker(engine, [...list, ...labelled(layout)])).stdout);
    if (found.length > 0) await tryDocker(engine, [...command, ...found]);
  };
  await remove(["ps", "-aq"], ["rm", "-f", "-v"]);
  await remove(["network", "ls", "-q"], ["network", "rm"]);
  await remove(["volume", "ls", "-q"], ["volume", "rm", "-f"]);
}

async function removeImages(layout: Layout, engine: Engine): Promise<void> {
  const { stdout } = await tryDocker(engine, [
    "images",
    "--format",
    "{{.Repository}}:{{.Tag}}",
    ...labelled(layout, IMAGE_LABEL),
  ]);
  const images = lines(stdout).filter((image) => !image.includes("<none>"));
  if (images.length > 0) await tryDocker(engine, ["image", "rm", "-f", ...images]);
  await tryDocker(engine, ["image", "prune", "-f", ...labelled(layout, IMAGE_LABEL)]);
}

/** Removes everything that the rehearsal of this checkout made, and nothing else. */
export async function tearDown(layout: Layout, engine: Engine | undefined, steps: Steps): Promise<void> {
  await steps.run("removing containers, networks, volumes and images", async (note) => {
    if (!engine) return note("no Docker Engine answers: nothing to remove there");
    await removeContainers(layout, engine);
    await removeImages(layout, engine);
  });
  await steps.run("removing .rehearsal", async (note) => {
    if (await removePrivateEngine(layout)) note("the Docker Engine that it started has ended");
    rmSync(layout.directory, { recursive: true, force: true });
  });
}
