/** How a package is written as one file, for esbuild (docs/decisions/0025). */
export const oneFile = {
  outdir: "dist",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  // ES modules: what of them is not used can be told, and left out.
  mainFields: ["module", "main"],
  sourcemap: true,
  sourcesContent: false,
  logLevel: "warning",
};
