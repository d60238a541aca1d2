import { mkdirSync, writeFileSync } from "node:fs";
import { ECRClient, GetAuthorizationTokenCommand } from "@aws-sdk/client-ecr";
import type { Cloud } from "../cloud/cloud";
import { emulatedClient } from "../cloud/emulated-aws";
import { docker, type Engine, tryDocker } from "../docker/docker";
import { inRehearsal, type Layout } from "../layout";
import type { Note } from "../report/steps";

/** An image of this machine's engine and where it goes in the registry, `name:tag`. */
export interface ImagePush {
  readonly image: string;
  readonly repository: string;
}

/** Logs a Docker configuration of the rehearsal's own in to the emulated ECR; the user's is left alone. */
export async function logInToRegistry(
  layout: Layout,
  { endpointUrl, registry }: Cloud,
  region: string,
): Promise<string> {
  const ecr = new ECRClient(emulatedClient(endpointUrl, region));
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const auth = authorizationData?.[0]?.authorizationToken;
  mkdirSync(inRehearsal(layout, "docker"), { recursive: true });
  writeFileSync(inRehearsal(layout, "docker", "config.json"), JSON.stringify({ auths: { [registry]: { auth } } }), {
    mode: 0o600,
  });
  return registry;
}

/** Pushes through the registry's port on this machine; the hosts pull the same under ECR's name. */
export async function pushImages(
  engine: Engine,
  layout: Layout,
  registry: string,
  note: Note,
  pushes: readonly ImagePush[],
): Promise<void> {
  for (const { image, repository } of pushes) {
    const target = `${registry}/${repository}`;
    note(repository);
    await docker(engine, ["tag", image, target]);
    try {
      await docker(engine, ["push", "-q", target], {
        env: { DOCKER_CONFIG: inRehearsal(layout, "docker") },
        logFile: inRehearsal(layout, "log", "push.log"),
      });
    } finally {
      await tryDocker(engine, ["image", "rm", target]);
    }
  }
}
