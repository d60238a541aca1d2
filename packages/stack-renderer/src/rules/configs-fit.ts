import { problem, type Rule } from "./rule";

/** Of the engine: a config's data must be smaller than this. */
const MAX_BYTES = 1_024_000;

/** The engine refuses a config of more than 1,000 KB when half of the others are there already. */
export const configsFit: Rule = ({ configs }) =>
  configs
    .map(({ key, content }) => ({ key, bytes: Buffer.byteLength(content) }))
    .filter(({ bytes }) => bytes >= MAX_BYTES)
    .map(({ key, bytes }) =>
      problem(`configs.${key}`, `less than ${MAX_BYTES} bytes: put it into an image, or on the data volume`, bytes),
    );
