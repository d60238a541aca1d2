import type { Environment } from "./define-environment";
import { hostStackName, imagesStackName, networkStackName, type StackKind, storageStackName } from "./names";

const NAMES: Readonly<Record<StackKind, (environment: Environment) => string>> = {
  network: networkStackName,
  storage: storageStackName,
  host: hostStackName,
  images: imagesStackName,
};

/** The stacks whose state a stack reads. */
const READS: Readonly<Record<StackKind, readonly StackKind[]>> = {
  network: [],
  storage: ["network"],
  host: ["network", "storage"],
  images: ["storage"],
};

/** A stack and the stacks that read its state. */
export interface StackReaders {
  readonly name: string;
  readonly readers: readonly string[];
}

/** Every stack of an environment, each after those whose state it reads. */
export const stacksOf = (environment: Environment): readonly StackReaders[] => {
  const kinds: readonly StackKind[] = ["network", "storage", "host"];
  const readersOf = (kind: StackKind): StackKind[] => kinds.filter((other) => READS[other].includes(kind));
  return kinds.map((kind) => ({
    name: NAMES[kind](environment),
    readers: readersOf(kind).map((reader) => NAMES[reader](environment)),
  }));
};
