import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { ConfigError, type Environment } from "@django-swarm/environment";
import type { HostOutputs } from "@django-swarm/infra/outputs";
import {
  buildJobs,
  buildStack,
  checkStack,
  type DatabaseLogin,
  databaseLogin,
  dataServicesStack,
  INITIAL_PASSWORD,
  initialPasswordName,
  renderStack,
  type Stack,
  type StackImages,
  type StackInputs,
  secretObjectNames,
  stackConfigs,
  stackFile,
} from "@django-swarm/stack-renderer";
import type { WantedService } from "../plan/plan-services";
import type { WantedNetwork, WantedObjects } from "../swarm/ensure-objects";
import type { ChosenImages } from "./choose-images";
import { type LabelledStack, labelServices } from "./label-services";

export interface ReleaseInputs {
  readonly environment: Environment;
  readonly outputs: HostOutputs;
  /** As they were chosen; here for their tags. */
  readonly chosen: ChosenImages;
  /** As they shall run, with digests. */
  readonly images: StackImages;
  readonly secretValues: ReadonlyMap<string, string>;
}

/** Everything that a release brings into the swarm. */
export interface RenderedRelease {
  readonly stackYaml: string;
  readonly services: readonly WantedService[];
  /** Postgres, Redis and what they need: they run before the first migration. undefined: all of them are attached. */
  readonly dataServices: LabelledStack | undefined;
  readonly jobYaml: string;
  readonly jobHash: string;
  /** Asks the image what the job would do. */
  readonly imageFacts: Stack;
  readonly objects: WantedObjects;
  /** Whom the application logs in to the swarm's own database as; undefined: it is attached. */
  readonly login: DatabaseLogin | undefined;
}

/**
 * The stack files of a release, and the secrets and configs that they name.
 *
 * @throws ConfigError with every problem of the stack.
 */
export async function renderRelease(inputs: ReleaseInputs): Promise<RenderedRelease> {
  const { environment, outputs, chosen, images } = inputs;
  const objectNames = await secretObjectNames(environment, inputs.secretValues);
  const caCertificate = await readPem(environment.acme.caCertificateFile, "acme.caCertificateFile");
  const password = environment.database.kind === "swarm" ? objectNames.get("POSTGRES_PASSWORD") : undefined;
  const login = password === undefined ? undefined : databaseLogin(environment, password);
  const initial = initialPasswordName(environment);
  const stackInputs: StackInputs = {
    environment,
    images,
    secretNames: {
      ...Object.fromEntries(objectNames),
      ...(login === undefined ? {} : { [INITIAL_PASSWORD]: initial }),
    },
    ...(login === undefined ? {} : { databaseRole: login.role }),
    paths: { dataRoot: outputs.data_root, postgresDataRoot: outputs.postgres_data_root },
    assetsBucketName: outputs.assets_bucket_name,
    ...(caCertificate === undefined ? {} : { acmeCaCertificate: caCertificate }),
  };
  const stack = buildStack(stackInputs);
  const { release: jobs, imageFacts } = buildJobs(stackInputs);
  const problems = [...checkStack(stack), ...checkStack(jobs)];
  if (problems.length > 0) {
    throw new ConfigError(`The stack of ${environment.name} has ${problems.length} problem(s).`, {
      code: "stack/invalid",
      details: problems.map(String),
      hint: "Correct the environment's definition (apps/*/src/environments).",
    });
  }

  const jobYaml = renderStack(jobs);
  const jobHash = createHash("sha256").update(jobYaml).digest("hex").slice(0, 16);
  const tags = new Map([
    [images.backend, chosen.backend.tag],
    [images.frontend, chosen.frontend.tag],
  ]);
  const labels = { tags, releaseJob: { image: images.backend, hash: jobHash } };
  const whole = labelServices(stackFile(stack), labels);
  const dataServices = dataServicesStack(stack);
  const configs = [...stackConfigs(stack), ...stackConfigs(jobs)];
  return {
    stackYaml: whole.yaml,
    services: whole.services,
    dataServices: dataServices.services.length > 0 ? labelServices(stackFile(dataServices), labels) : undefined,
    jobYaml,
    jobHash,
    imageFacts,
    login,
    objects: {
      secrets: new Map([
        ...[...objectNames].map(([name, object]) => [object, inputs.secretValues.get(name) ?? ""] as const),
        ...(login === undefined ? [] : [[initial, inputs.secretValues.get("POSTGRES_PASSWORD") ?? ""] as const]),
      ]),
      configs: new Map(configs.map(({ name, content }) => [name, content])),
      networks: sharedNetworks(stack, jobs),
    },
  };
}

/** The stack's networks that its jobs join. */
function sharedNetworks(stack: Stack, jobs: Stack): ReadonlyMap<string, WantedNetwork> {
  const joined = new Set(jobs.networks.flatMap((network) => (network.kind === "external" ? [network.name] : [])));
  return new Map(
    stack.networks.flatMap((network) => {
      const name = `${stack.name}_${network.key}`;
      if (network.kind === "external" || !joined.has(name)) return [];
      return [[name, { stack: stack.name, attachable: network.attachable, internal: network.internal }] as const];
    }),
  );
}

/** @throws ConfigError naming the field whose file cannot be read. */
export async function readPem(file: string | undefined, field: string): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new ConfigError(`The file that ${field} names cannot be read: ${file}.`, {
      code: "environment/unreadable-file",
      details: [(cause as Error).message],
      hint: `Correct ${field} in the environment's definition, or put the certificate there (PEM).`,
      cause,
    });
  }
}
