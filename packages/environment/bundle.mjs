// Writes dist/index.js and dist/testing.js, each one file with what it uses of zod: every command starts by loading
// this package, and a hundred small files and all of zod take three times as long (docs/decisions/0025).
import { build } from "esbuild";
import { oneFile } from "../../bundle.base.mjs";

/** The errors and marks of `testing` have to be the very ones of the package. */
const onePackage = {
  name: "one-package",
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/index$/ }, () => ({ path: "./index.js", external: true })),
};

await build({ ...oneFile, entryPoints: ["src/index.ts", "src/testing.ts"], plugins: [onePackage] });
