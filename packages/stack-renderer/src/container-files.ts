import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Environment, SECRETS_WRAPPER_PATH } from "@django-swarm/environment";
import { contentHash } from "./content-hash";
import type { ConfigFile } from "./model/service";
import type { StackConfig } from "./model/stack";
import { objectName } from "./object-name";
import { packageFile } from "./package-file";

/** Where containers find the files that we mount into images which know nothing of us. */
const DIRECTORY = dirname(SECRETS_WRAPPER_PATH);

/** A config of the stack together with the file that it is in a container. */
export interface ConfigMount {
  readonly object: StackConfig;
  readonly file: ConfigFile;
}

/** Content that is rendered, as a file of a container. */
export const configMount = (environment: Environment, key: string, target: string, content: string): ConfigMount => ({
  object: { key, name: objectName(`${environment.name}_${key}`, contentHash(content)), content },
  file: { config: key, target },
});

const script =
  (key: string, source: string) =>
  (environment: Environment): ConfigMount =>
    configMount(environment, key, `${DIRECTORY}/${key}`, readFileSync(packageFile("container", source), "utf8"));

export const withSecrets = script("with-secrets", "with-secrets.sh");
export const attachedUrls = script("attached-urls", "attached-urls.sh");
export const drain = script("drain", "drain.sh");
export const drainWithoutShell = script("drain-without-shell", "drain.py");
export const nginxLive = script("nginx-live", "nginx-live.sh");
export const httpLive = script("http-live", "http-live.py");
export const celeryAlive = script("celery-alive", "celery-alive.py");
export const isFresh = script("is-fresh", "is-fresh.py");
export const releaseJob = script("release-job", "release-job.py");
export const imageFactsJob = script("image-facts", "image-facts.py");
export const databaseLoginJob = script("database-login", "database-login.sh");
export const backupJob = script("backup", "backup.sh");
