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
import { type StackInputs, serviceImages } from "../stack-inputs";
import { placeholderSecretName } from "./placeholder-secret-name";

const NO_ACCOUNT = "0".repeat(12);

/** What a rendering does not know by itself. */
export interface PlaceholderOptions {
  /** Of both of the application's images. */
  readonly tag: string;
  /** Where they lie, e.g. `123456789012.dkr.ecr.us-east-1.amazonaws.com`; undefined: repositories without a registry. */
  readonly registry?: string | undefined;
  /** undefined: its name with zeros for the account's number. */
  readonly assetsBucket?: string | undefined;
}

/**
 * Inputs for a stack that is rendered without a swarm: tags where a release has digests, and zeros where a release
 * hashes a secret's value or knows the account's number.
 *
 * @throws ConfigError when a file that the environment names cannot be read.
 */
export function placeholderInputs(
  environment: Environment,
  { tag, registry, assetsBucket }: PlaceholderOptions,
): StackInputs {
  const imageOf = (repository: string): string => `${registry === undefined ? "" : `${registry}/`}${repository}:${tag}`;
  const { portainer, portainerAgent, ...images } = environment.images;
  const caCertificate = readCaCertificate(environment);
  return {
    environment,
    images: {
      ...images,
      backend: imageOf(backendRepositoryName(environment)),
      frontend: imageOf(frontendRepositoryName(environment)),
      ...(environment.portainer.kind === "enabled" ? { portainer, portainerAgent } : {}),
      services: serviceImages(environment),
    },
    secretNames: Object.fromEntries(
      requiredSecrets(environment).map((secret) => [secret, placeholderSecretName(environment, secret)]),
    ),
    paths: { dataRoot: DATA_ROOT, postgresDataRoot: POSTGRES_DATA_ROOT },
    assetsBucketName: assetsBucket ?? `${environment.name}-assets-${NO_ACCOUNT}`,
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
