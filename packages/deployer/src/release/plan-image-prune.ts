import { releasesToGoBackTo } from "../ledger/kept-releases";
import type { LedgerRecord } from "../ledger/ledger-entry";
import type { StoredImage } from "../swarm/cluster";
import { parseImageReference } from "../swarm/image-reference";

export interface ImagePrune {
  /** What is taken away, each reference of each image. */
  readonly references: readonly string[];
  readonly images: number;
  /** At most: layers that other images have, too, stay. */
  readonly bytes: number;
}

/**
 * Images of the manager that no release needs which runs or can be gone back to. Only those of repositories that such
 * releases use are looked at: whatever else somebody has pulled is not ours. What a container has stays, too.
 *
 * @param records the ledger.
 */
export function planImagePrune(records: readonly LedgerRecord[], stored: readonly StoredImage[]): ImagePrune {
  const needed = releasesToGoBackTo(records).flatMap(({ entry }) => [
    ...entry.services.map(({ image }) => image),
    entry.chosen.backend.reference,
    entry.chosen.frontend.reference,
  ]);
  const neededNames = new Set(needed.flatMap(namesOf));
  const repositories = new Set(needed.map(repositoryOf));
  const unneeded = stored.filter(
    ({ references, isUsed }) =>
      !isUsed &&
      references.length > 0 &&
      references.every((reference) => repositories.has(repositoryOf(reference))) &&
      !references.flatMap(namesOf).some((name) => neededNames.has(name)),
  );
  return {
    references: unneeded.flatMap(({ references }) => references),
    images: unneeded.length,
    bytes: unneeded.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

/** Docker Hub's images are known by a shorter name to the engine. */
const repositoryOf = (reference: string): string =>
  parseImageReference(reference).repository.replace(/^docker\.io\/(library\/)?/, "");

/** A digest says which image it is, whatever tag stands beside it. */
function namesOf(reference: string): readonly string[] {
  const { tag, digest } = parseImageReference(reference);
  const repository = repositoryOf(reference);
  if (digest !== undefined) return [`${repository}@${digest}`];
  return [`${repository}:${tag ?? "latest"}`];
}
