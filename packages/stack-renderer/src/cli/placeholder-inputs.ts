import { readFileSync } from "node:fs";
import {
  backendRepositoryName,
  ConfigError,
  DATA_ROOT,
  type Environment,
  frontendRepositoryName,
  POSTGRES_DATA_ROOT,
  requiredSecrets,
} from "@django-swarm/environment";
import { objectName } from "../object-name";
import type { StackInputs } from "../stack-inputs";

const NO_HASH = "0".repeat(16);
const NO_ACCOUNT = "0".repeat(12);

/**
 * Inputs for a stack that is only looked at: tags where a release has digests, repositories without their registry, and
 * zeros where a release hashes a secret's value or knows the account's number.
 *
 * @throws ConfigError when a file that the environment names cannot be read.
 */
export function placeholderInputs(environment: Environment, tag: string): StackInputs {
  const { portainer, portainerAgent, ...images } = environment.images;
  const caCertificate = readCaCertificate(environment);
  return {
    environment,
    images: {
      ...images,
      backend: `${backendRepositoryName(environment)}:${tag}`,
      frontend: `${frontendRepositoryName(environment)}:${tag}`,
      ...(environment.portainer.kind === "enabled" ? { portainer, portainerAgent } : {}),
    },
    secretNames: Object.fromEntries(
      requiredSecrets(environment).map((secret) => [secret, objectName(`${environment.name}_${secret}`, NO_HASH)]),
    ),
    paths: { dataRoot: DATA_ROOT, postgresDataRoot: POSTGRES_DATA_ROOT },
    assetsBucketName: `${environment.name}-assets-${NO_ACCOUNT}`,
    ...(caCertificate === undefined ? {} : { acmeCaCertificate: caCertificate }),
  };
}

function readCaCertificate({ name, acme: { caCertificateFile: file } }: Environment): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new ConfigError(`The file that acme.caCertificateFile of ${name} names cannot be read: ${file}.`, {
      code: "environment/unreadable-file",
      details: [(cause as Error).message],
      hint: "Put the CA's certificate there (PEM); the rehearsal writes its own when it runs.",
      cause,
    });
  }
}
