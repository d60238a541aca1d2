import { createHash } from "node:crypto";
import type { Engine } from "../docker/docker";
import type { Layout } from "../layout";
import { buildImage } from "./build-image";
import type { ApplicationBases } from "./third-party-images";

export interface Application {
  readonly backend: string;
  readonly frontend: string;
  /** One tag for both: it changes when either does. */
  readonly tag: string;
}

/** Builds the application's images; `version` is what the application says of itself. */
export async function buildApplication(
  engine: Engine,
  layout: Layout,
  contexts: { readonly backend: string; readonly frontend: string },
  bases: ApplicationBases,
  version = "1",
): Promise<Application> {
  const build = (name: "backend" | "frontend"): Promise<string> =>
    buildImage(engine, layout, { name, context: contexts[name], buildArgs: { ...bases[name], APP_VERSION: version } });
  const backend = await build("backend");
  const frontend = await build("frontend");
  return { backend, frontend, tag: createHash("sha256").update(`${backend} ${frontend}`).digest("hex").slice(0, 12) };
}
