import { isAbsolute, normalize } from "node:path";
import * as z from "zod";

const isInside = (path: string): boolean => !isAbsolute(path) && normalize(path).split("/")[0] !== "..";

/** How one of the application's images is built. Whether the files are there is seen where they are used: at synthesis. */
const imageBuildSchema = z.strictObject({
  /** Absolute path of the folder that the Docker Engine is sent. */
  context: z.string().refine(isAbsolute, 'an absolute path, as in join(__dirname, "../../backend")'),
  /** Path of the Dockerfile in the context. */
  dockerfile: z.string().min(1).refine(isInside, "a path inside the context, relative to it").default("Dockerfile"),
  /** Values of the Dockerfile's ARGs. They stay readable in the image's history. */
  buildArgs: z.record(z.string().regex(/^[A-Za-z_]\w*$/, "the name of an ARG"), z.string()).default({}),
});

export type ImageBuild = Readonly<z.output<typeof imageBuildSchema>>;

/** Where the application's images are built from. */
export const buildSchema = z.strictObject({ backend: imageBuildSchema, frontend: imageBuildSchema });
