import { isOlder, RemoteError } from "@django-swarm/environment";
import type { NodeObject } from "../swarm/engine-objects";
import { ENGINE_MATRIX, type EngineNeed } from "./engine-matrix";

export interface NodeEngine {
  readonly node: string;
  /** E.g. `25.0.8`. */
  readonly version: string;
}

export const nodeEngine = ({ ID, Description }: NodeObject): NodeEngine => ({
  node: Description?.Hostname ?? ID,
  version: Description?.Engine?.EngineVersion ?? "",
});

/** The environment's images, as far as an engine can be too old or too new for them. */
export type EngineImages = Readonly<Partial<Record<NonNullable<EngineNeed["image"]>, string>>>;

/** The full version in an image's tag; of any other tag, and of a digest alone, nothing is known. */
const versionOf = (image: string): string | undefined => /:v?(\d+\.\d+\.\d+)(?:$|[-@])/.exec(image)?.[1];

function applies({ image, before }: EngineNeed, images: EngineImages): boolean {
  if (image === undefined) return true;
  const version = images[image] && versionOf(images[image]);
  return version !== undefined && (before === undefined || isOlder(version, before));
}

/** What does not work with a node's engine, a line each. */
export const engineProblems = (nodes: readonly NodeEngine[], images: EngineImages): readonly string[] =>
  nodes
    .filter(({ version }) => /^\d+\.\d+/.test(version))
    .flatMap(({ node, version }) =>
      ENGINE_MATRIX.filter((need) => applies(need, images)).flatMap(({ what, image, from, below, why }) => {
        const named = image === undefined ? what : `${what} (${images[image]})`;
        if (from !== undefined && isOlder(version, from)) {
          return [`${node} has engine ${version}; ${named} needs ${from} or later: ${why}`];
        }
        if (below !== undefined && !isOlder(version, below)) {
          return [`${node} has engine ${version}; ${named} needs one below ${below}: ${why}`];
        }
        return [];
      }),
    );

/** @throws RemoteError with every problem; nothing was touched. */
export function checkEngines(nodes: readonly NodeEngine[], images: EngineImages, environmentName: string): void {
  const problems = engineProblems(nodes, images);
  if (problems.length === 0) return;
  throw new RemoteError("An engine of the swarm does not suit the stack. Nothing was changed.", {
    code: "engine/version",
    details: problems,
    hint: `Pin an image that suits the engine (\`images\` in the environment's definition), or replace the host: raise host.revision, then \`cdktf deploy ${environmentName}\`.`,
  });
}
