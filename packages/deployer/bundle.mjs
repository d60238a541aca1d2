// Writes dist/index.js and dist/testing.js, each one file with all that the deployer is made of but AWS's clients, which
// are loaded where they are needed: several hundred small files take longer to load than a plan takes to make
// (docs/decisions/0025).
import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { oneFile } from "../../bundle.base.mjs";

/** Our own packages as sources, so that of what they use only that comes in; but the one whose errors are everybody's. */
const oursAsSources = {
  name: "ours-as-sources",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^@django-swarm\// }, ({ path, kind }) => {
      if (kind === "require-resolve" || path.startsWith("@django-swarm/environment")) return { path, external: true };
      const [, name, ...subpath] = path.split("/");
      const module = join(import.meta.dirname, "..", name, "src", ...subpath);
      return { path: [`${module}.ts`, join(module, "index.ts")].find(existsSync) };
    }),
};

/** What dockerode brings along for builds with BuildKit, and for engines over an SSH client of its own. */
const neverUsed = {
  name: "never-used",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(@grpc\/grpc-js|@grpc\/proto-loader|protobufjs|ssh2)$/ }, ({ path }) => ({
      path,
      namespace: "never-used",
    }));
    onLoad({ filter: /.*/, namespace: "never-used" }, () => ({ contents: "module.exports = {}" }));
  },
};

await build({
  ...oneFile,
  entryPoints: ["src/index.ts", "src/testing.ts"],
  plugins: [oursAsSources, neverUsed],
  external: ["@aws-sdk/*"],
});
