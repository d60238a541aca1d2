import { statSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, type Environment, type ImageBuild } from "@django-swarm/environment";
import { contextFiles } from "../build-context";

const kindOf = (path: string): "file" | "folder" | "missing" => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return "missing";
  return found.isDirectory() ? "folder" : "file";
};

function problemsOf(build: ImageBuild, path: string): string[] {
  const { context, dockerfile } = build;
  const kind = kindOf(context);
  if (kind !== "folder") {
    return [
      `${path}.context: must be a folder; ${kind === "file" ? "this is a file" : "there is none"} (found "${context}")`,
    ];
  }
  if (kindOf(join(context, dockerfile)) !== "file") {
    return [`${path}.dockerfile: must be a file in ${context} (found "${dockerfile}")`];
  }
  try {
    contextFiles(build);
    return [];
  } catch (error) {
    return [`${path}.context: cannot be read whole: ${(error as Error).message}`];
  }
}

/**
 * Looks whether what shall be built is there. Here and not in the definition: the deployer reads definitions, too, on
 * machines without the sources.
 *
 * @throws ConfigError naming every folder, Dockerfile and link of every environment that is not.
 */
export function assertBuildContexts(environments: readonly Environment[]): void {
  const problems = environments.flatMap(({ name, app: { build } }) =>
    build
      ? (["backend", "frontend"] as const).flatMap((image) => problemsOf(build[image], `${name}: app.build.${image}`))
      : [],
  );
  if (problems.length === 0) return;
  throw new ConfigError("The application's images cannot be built from what the environments name.", {
    code: "images/build-context",
    details: problems,
    hint: "Correct app.build in the environment's file (apps/*/src/environments), or leave it out and push images yourself.",
  });
}
