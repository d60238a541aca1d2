import { join } from "node:path";

/** The label on every container, network and volume of a rehearsal; its value is the checkout's folder. */
export const REHEARSAL_LABEL = "django-swarm.rehearsal";

/** The label on its images: another one, because whatever container runs an image inherits the image's labels. */
export const IMAGE_LABEL = "django-swarm.rehearsal-image";

/** The account that the emulator pretends to be. */
export const EMULATED_ACCOUNT = "123456789012";

/** Names that only one rehearsal at a time can hold on an engine. */
export const NETWORK = "django-swarm-rehearsal";
export const CLOUD = "django-swarm-rehearsal-cloud";

/** Where everything of a rehearsal lies: nothing outside `directory` is written but what the engine keeps. */
export interface Layout {
  /** The checkout. */
  readonly root: string;
  /** `.rehearsal` in the checkout. */
  readonly directory: string;
}

export const layoutOf = (root: string): Layout => ({ root, directory: join(root, ".rehearsal") });

export const inRehearsal = ({ directory }: Layout, ...names: readonly string[]): string => join(directory, ...names);
