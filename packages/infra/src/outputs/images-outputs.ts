import * as z from "zod";

const image = z.string().regex(/^[^@\s]+@sha256:[0-9a-f]{64}$/, "an image by its digest");
const tag = z.string().regex(/^[0-9a-f]{12}$/, "a tag of 12 hexadecimal digits");

/** The outputs of an environment's images stack: what a release takes when nobody names a tag. */
export const imagesOutputsSchema = z.object({
  /** `<repository>@sha256:…` */
  backend_image: image,
  /** Tag of the same image in its repository, which is immutable. */
  backend_tag: tag,
  frontend_image: image,
  frontend_tag: tag,
  /** What both were built for. */
  platform: z.enum(["linux/arm64", "linux/amd64"]),
});

export type ImagesOutputs = Readonly<z.output<typeof imagesOutputsSchema>>;

export const imagesOutputNames = Object.keys(imagesOutputsSchema.shape) as readonly (keyof ImagesOutputs)[];
