// Writes dist/index.js and dist/testing.js, each one file with what it uses of zod: every command starts by loading
// this package, and a hundred small files and all of zod take three times as long (docs/decisions/0025).
import { build } from "esbuild";

/** The errors and marks of `testing` have to be the very ones of the package. */
const onePackage = {
  name: "one-package",
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/index$/ }, () => ({ path: "./index.js", external: true })),
};

await build({
  entryPoints: ["src/index.ts", "src/testing.ts"],
  outdir: "dist",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  // ES modules: what of them is not used can be told, and left out.
  mainFields: ["module", "main"],
  sourcemap: true,
  sourcesContent: false,
  plugins: [onePackage],
  logLevel: "warning",
});
