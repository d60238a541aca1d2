import { createHash } from "node:crypto";
import { docker, type Engine } from "../docker/docker";
import type { Application } from "./build-application";

/** The application with its backend's image changed by shell commands, under a tag of its own. */
export async function changeBackend(
  engine: Engine,
  application: Application,
  changes: readonly string[],
): Promise<Application> {
  if (changes.length === 0) return application;
  const tag = createHash("sha256")
    .update(JSON.stringify([application.tag, changes]))
    .digest("hex")
    .slice(0, 12);
  const backend = `${application.backend}-${tag}`;
  const steps = changes.map((change) => `RUN ${JSON.stringify(["sh", "-ec", change])}`);
  const input = [`FROM ${application.backend}`, "USER root", ...steps, "USER app", ""].join("\n");
  await docker(engine, ["build", "--quiet", "--tag", backend, "-"], { input });
  return { ...application, backend, tag };
}
