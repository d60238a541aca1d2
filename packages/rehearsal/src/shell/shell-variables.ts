import type { Environment } from "@django-swarm/environment";
import { emulatedAwsEnvironment } from "../cloud/emulated-aws";
import type { Engine } from "../docker/docker";
import { inRehearsal, type Layout } from "../layout";

/** What a shell needs so that cdktf, deployer, terraform and aws work on the rehearsal. */
export const shellVariables = (
  layout: Layout,
  engine: Engine,
  environment: Environment,
  { endpointUrl, dockerHub }: { readonly endpointUrl: string; readonly dockerHub: boolean },
): Record<string, string> => ({
  STACK_NAME: environment.name,
  DJANGO_SWARM_REHEARSAL: layout.directory,
  DJANGO_SWARM_STAND_INS: dockerHub ? "0" : "1",
  TF_CLI_CONFIG_FILE: inRehearsal(layout, "terraform.rc"),
  CHECKPOINT_DISABLE: "1",
  CDKTF_SKIP_PROVIDER_LOCK: "true",
  XDG_STATE_HOME: inRehearsal(layout, "state"),
  ...emulatedAwsEnvironment(endpointUrl, environment.region),
  ...(engine.host ? { DOCKER_HOST: engine.host } : {}),
});
