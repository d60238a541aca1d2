import { join } from "node:path";
import type { Engine } from "../docker/docker";
import type { Layout } from "../layout";
import type { Note } from "../report/steps";
import { ensureBaseImage } from "./base-image";
import { buildImage } from "./build-image";
import { buildStandIns, officialImages, type ThirdPartyImages } from "./third-party-images";

export interface RehearsalImages {
  readonly cloud: string;
  readonly host: string;
  readonly dockerHub: boolean;
  readonly thirdParty: ThirdPartyImages;
}

/** The Dockerfiles that this package ships. */
const IMAGES_DIRECTORY = join(__dirname, "../../images");

export async function buildImages(engine: Engine, layout: Layout, note: Note): Promise<RehearsalImages> {
  note("Debian");
  const { image: BASE_IMAGE, dockerHub } = await ensureBaseImage(engine, layout, IMAGES_DIRECTORY);
  const build = (name: string): Promise<string> =>
    buildImage(engine, layout, { name, context: join(IMAGES_DIRECTORY, name), buildArgs: { BASE_IMAGE } });
  note(dockerHub ? "cloud, host" : "cloud, host, and stand-ins because Docker Hub is out of reach");
  const [cloud, host, thirdParty] = await Promise.all([
    build("aws"),
    build("instance"),
    dockerHub ? officialImages : buildStandIns(engine, layout, IMAGES_DIRECTORY, BASE_IMAGE),
  ]);
  return { cloud, host, dockerHub, thirdParty };
}
