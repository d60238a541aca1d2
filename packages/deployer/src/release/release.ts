import { type Environment, imagesStackName, ReleaseError } from "@django-swarm/environment";
import type { ImagesOutputs } from "@django-swarm/infra/outputs";
import { openOutputSource } from "../outputs/open-output-source";
import { readImagesOutputs } from "../outputs/read-images-outputs";
import { serviceChanges, someAreNew } from "../plan/service-changes";
import type { Reporter } from "../report/reporter";
import { readRequiredSecrets } from "../secrets/read-required-secrets";
import type { ServiceObject } from "../swarm/engine-objects";
import { createObjects, missingObjects } from "../swarm/ensure-objects";
import { readStack } from "../swarm/read-stack";
import { RELEASE_JOB_LABEL, TAG_LABEL } from "../swarm/stack-labels";
import { withManager } from "../swarm/with-manager";
import { applyStack } from "./apply-stack";
import { checkStackFile } from "./check-stack-file";
import { chooseImages, describeTags } from "./choose-images";
import { jobHint } from "./job-hint";
import { type RenderedRelease, readPem, renderRelease } from "./render-release";
import { resolveReleaseImages } from "./resolve-release-images";
import { runReleaseJob } from "./run-release-job";
import { verifyRelease } from "./verify-release";

export interface ReleaseOptions {
  readonly environment: Environment;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  readonly tag: { readonly option: string | undefined; readonly variable: string | undefined };
  /** How long a host that still boots is waited for. */
  readonly hostTimeoutMs: number;
  /** Asks whether to go on; throws when not. Called only when there is something to change. */
  readonly confirm: (question: string, changes: readonly string[]) => Promise<void>;
}

export interface ReleaseOutcome {
  readonly outcome: "released" | "nothing-to-change";
  /** Of both images, or both where they differ, in words. */
  readonly tag: string;
  readonly url: string;
  /** What was changed, a line a service. */
  readonly changes: readonly string[];
}

/**
 * Releases the application's images at a tag. Everything before the confirmation only reads.
 *
 * @throws ConfigError, UsageError, RemoteError before anything was changed; ReleaseError after that.
 */
export function release(options: ReleaseOptions): Promise<ReleaseOutcome> {
  const { environment, reporter, signal } = options;
  return withManager(options, async ({ outputs, ssh, engine }) => {
    const live = await readStack(engine, environment.name);
    const chosen = chooseImages({ ...options.tag, live: live.services, built: await readBuilt(options) }, outputs);
    const tag = describeTags(chosen);
    const rootCertificate = await readPem(environment.acme.rootCertificateFile, "acme.rootCertificateFile");

    const images = await reporter.step(`Resolve the images at tag ${tag}`, async (step) => {
      const resolved = await resolveReleaseImages(engine, environment, chosen);
      step.summarise(`${Object.keys(resolved).length} digests`);
      return resolved;
    });
    const secretValues = await reporter.step("Read the secrets", () => readRequiredSecrets(environment));
    const rendered = await renderRelease({ environment, outputs, chosen, images, secretValues });

    const changes = serviceChanges(rendered.services, live.services);
    for (const extra of changes.filter(({ kind }) => kind === "extra")) {
      reporter.info(`${extra.service} runs but is ${extra.reason}: it is left alone.`);
    }
    const needed = changes.filter(({ kind }) => kind !== "extra");
    const missing = await missingObjects(engine, rendered.objects);
    const lines = needed.map(({ kind, service, reason }) => `${kind} ${service}: ${reason}`);
    const outcome = { tag, url: outputs.application_url, changes: lines };
    const swarm = { engine, ssh, environment, reporter, signal };
    const verify = (): Promise<void> =>
      reporter.step("Verify through the front desk", (step) => verifyRelease(swarm, rootCertificate, step));
    if (needed.length === 0) {
      // The release before may have ended between switching and verifying.
      await verify();
      return { ...outcome, outcome: "nothing-to-change" };
    }

    await reporter.step("Check the stack files with the host's Docker", async () => {
      for (const yaml of [rendered.stackYaml, rendered.jobYaml]) await checkStackFile(ssh, yaml);
    });
    await options.confirm(`Release tag ${tag} to ${environment.name}?`, lines);
    signal.throwIfAborted();

    await reporter.step("Create missing secrets, configs and networks", async (step) => {
      await createObjects(engine, environment.name, rendered.objects, missing);
      const { secrets, configs, networks } = missing;
      step.summarise(`${secrets.length} secrets, ${configs.length} configs, ${networks.length} networks`);
    });
    const isFirst = appLabels(live.services.values()).length === 0;
    const { dataServices } = rendered;
    if (dataServices && (isFirst || someAreNew(dataServices.services, needed))) {
      await reporter.step("Start the data services", (step) =>
        applyStack(swarm, { ...dataServices, changes: [], live, step }),
      );
    }
    if (jobIsDone(rendered, live.services.values())) {
      reporter.info("The release job of these images has already succeeded: not run again.");
    } else {
      await reporter.step("Run the release job (migrate, collect static files)", async (step) => {
        const failure = await runReleaseJob(swarm, `${environment.name}-jobs`, rendered.jobYaml, {
          reporter,
          step,
          signal,
        });
        if (failure) throw jobFailed(environment, tag, failure.cause, failure.lines, isFirst);
      });
    }
    await reporter.step(`Switch ${needed.length} service${needed.length === 1 ? "" : "s"}`, (step) =>
      applyStack(swarm, { yaml: rendered.stackYaml, services: rendered.services, changes: needed, live, step }),
    );
    await verify();
    return { ...outcome, outcome: "released" };
  });
}

/** What the images stack built; not asked for where a tag was named. */
async function readBuilt({ environment, reporter, tag }: ReleaseOptions): Promise<ImagesOutputs | undefined> {
  if (tag.option !== undefined || tag.variable) return undefined;
  const built = await readImagesOutputs(environment, await openOutputSource(environment));
  if (built) reporter.info(`No tag was named: the images are those that ${imagesStackName(environment)} built last.`);
  return built;
}

/** Whether every running service of the job's image was switched after this very job had succeeded. */
function jobIsDone(rendered: RenderedRelease, live: Iterable<ServiceObject>): boolean {
  const hashes = appLabels(live).flatMap((labels) => labels[RELEASE_JOB_LABEL] ?? []);
  return hashes.length > 0 && hashes.every((hash) => hash === rendered.jobHash);
}

/** Labels of the services that run the application's own images; none before the first release got that far. */
const appLabels = (live: Iterable<ServiceObject>): readonly Readonly<Record<string, string>>[] =>
  [...live].map(({ Spec: { Labels = {} } }) => Labels).filter((labels) => TAG_LABEL in labels);

function jobFailed(
  environment: Environment,
  tag: string,
  cause: string,
  lines: readonly string[],
  isFirst: boolean,
): ReleaseError {
  return new ReleaseError(
    isFirst
      ? `The release job of ${tag} failed: ${cause}. The application of ${environment.name} does not run yet.`
      : `The release job of ${tag} failed: ${cause}. ${environment.name} runs on as before: nothing was switched.`,
    {
      code: "release/job-failed",
      state: isFirst ? "needs-attention" : "rolled-back",
      details: lines,
      hint: `${jobHint(cause)} \`deployer release ${environment.name} --tag TAG\`.`,
    },
  );
}
