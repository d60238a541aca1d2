import { join } from "node:path";
import type { Engine } from "../docker/docker";
import type { Layout } from "../layout";
import { buildImage } from "./build-image";

/** Images of the application's own Dockerfiles are built on these. */
export interface ApplicationBases {
  readonly backend: Readonly<Record<string, string>>;
  readonly frontend: Readonly<Record<string, string>>;
}

/** Where a stand-in goes in the emulated ECR, by the folder it is built from: `stand-ins/<tag>`. */
const STAND_IN_TAGS: Readonly<Record<string, string>> = {
  traefik: "traefik:v3",
  nginx: "nginx:1",
  postgres: "postgres:17",
  redis: "redis:8",
};

export interface ThirdPartyImages {
  /** Build arguments for the application's Dockerfiles; none where the official images can be pulled. */
  readonly bases: ApplicationBases;
  /** Image to push → its place in the registry; empty where the hosts pull from Docker Hub themselves. */
  readonly standIns: readonly { readonly image: string; readonly repository: string }[];
}

/** Builds the stand-ins for what only Docker Hub has. */
export async function buildStandIns(
  engine: Engine,
  layout: Layout,
  imagesDirectory: string,
  baseImage: string,
): Promise<ThirdPartyImages> {
  const build = (name: string): Promise<string> =>
    buildImage(engine, layout, { name, context: join(imagesDirectory, name), buildArgs: { BASE_IMAGE: baseImage } });
  const standIns: { image: string; repository: string }[] = [];
  for (const [name, tag] of Object.entries(STAND_IN_TAGS)) {
    standIns.push({ image: await build(name), repository: `stand-ins/${tag}` });
  }
  const [python, node] = [await build("python"), await build("node")];
  const nginx = standIns.find(({ repository }) => repository === `stand-ins/${STAND_IN_TAGS["nginx"]}`)?.image ?? "";
  return { bases: { backend: { BASE_IMAGE: python }, frontend: { BUILD_IMAGE: node, BASE_IMAGE: nginx } }, standIns };
}

/** Docker Hub answers: nothing is stood in for. */
export const officialImages: ThirdPartyImages = { bases: { backend: {}, frontend: {} }, standIns: [] };
