import { contextHash } from "@django-swarm/infra/build-context";
import { docker, type Engine, tryDocker } from "../docker/docker";
import { IMAGE_LABEL, inRehearsal, type Layout } from "../layout";

export interface ImageDefinition {
  /** Names the image and its log file. */
  readonly name: string;
  /** Folder with the Dockerfile. */
  readonly context: string;
  readonly buildArgs?: Readonly<Record<string, string>>;
}

/** Builds an image unless this very content was built before. @returns its reference, tagged by content. */
export async function buildImage(engine: Engine, layout: Layout, definition: ImageDefinition): Promise<string> {
  const { name, context, buildArgs = {} } = definition;
  const args = Object.entries(buildArgs).map(([key, value]) => `${key}=${value}`);
  const image = `django-swarm-rehearsal/${name}:${contextHash({ context }, ...args)}`;
  if ((await tryDocker(engine, ["image", "inspect", image])).exitCode === 0) return image;
  await docker(
    engine,
    [
      "build",
      "--tag",
      image,
      "--label",
      `${IMAGE_LABEL}=${layout.root}`,
      ...args.flatMap((arg) => ["--build-arg", arg]),
      context,
    ],
    { logFile: inRehearsal(layout, "log", `build-${name}.log`) },
  );
  return image;
}
