import type { Environment } from "./environment";
import {
  hasImagesStack,
  hostStackName,
  imagesStackName,
  networkStackName,
  type StackKind,
  storageStackName,
} from "./names";

const NAMES: Readonly<Record<StackKind, (environment: Environment) => string>> = {
  network: networkStackName,
  storage: storageStackName,
  host: hostStackName,
  images: imagesStackName,
};

export const stackName = (environment: Environment, kind: StackKind): string => NAMES[kind](environment);

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
  const optional: readonly StackKind[] = hasImagesStack(environment) ? ["images"] : [];
  const kinds: readonly StackKind[] = ["network", "storage", "host", ...optional];
  const readersOf = (kind: StackKind): StackKind[] => kinds.filter((other) => READS[other].includes(kind));
  return kinds.map((kind) => ({
    name: stackName(environment, kind),
    readers: readersOf(kind).map((reader) => stackName(environment, reader)),
  }));
};
