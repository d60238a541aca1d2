import { type Environment, imagesStackName } from "@django-swarm/environment";
import type { HostOutputs, ImagesOutputs } from "@django-swarm/infra/outputs";
import { allImages, DATA_SERVICES, type StackImages } from "@django-swarm/stack-renderer";
import type { LedgerRecord } from "../ledger/ledger-entry";
import { openOutputSource } from "../outputs/open-output-source";
import { readImagesOutputs } from "../outputs/read-images-outputs";
import { planServices, type ReleasePlan, stateDigest, wantedDigest } from "../plan/release-plan";
import type { SavedPlan } from "../plan/saved-plan";
import type { Parting } from "../report/parting";
import type { Reporter } from "../report/reporter";
import { readRequiredSecrets } from "../secrets/read-required-secrets";
import type { LiveStack } from "../swarm/read-stack";
import type { Manager } from "../swarm/with-manager";
import { type ChosenImages, chooseImages, describeTags } from "./choose-images";
import { stateOf } from "./read-state";
import { renderRelease } from "./render-release";
import { resolveReleaseImages } from "./resolve-release-images";
import { jobIsDone } from "./service-labels";
import type { Site } from "./site";
import type { Target } from "./target";

export interface ReleaseRequest {
  readonly environment: Environment;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
  readonly parting: Parting;
  readonly tag: { readonly option: string | undefined; readonly variable: string | undefined };
  /** How long a host that still boots is waited for. */
  readonly hostTimeoutMs: number;
}

/** A release that is ready to be carried out. Nothing was changed for it. */
export interface PreparedRelease {
  readonly target: Target;
  readonly images: StackImages;
  readonly plan: ReleasePlan;
  readonly records: readonly LedgerRecord[];
}

/**
 * Decides what a release would bring, and plans it; only reads.
 *
 * @param saved a plan whose images are taken, rather than asking any registry.
 * @throws UsageError, ConfigError, RemoteError
 */
export async function prepareRelease(
  request: ReleaseRequest,
  { outputs, engine }: Manager,
  site: Site,
  saved: SavedPlan | undefined,
): Promise<PreparedRelease> {
  const { environment, reporter } = request;
  const live = await site.cluster.readStack(environment.name);
  const chosen = saved?.chosen ?? (await chooseFromKnown(request, site, live, outputs));
  const tag = describeTags(chosen);
  const images =
    savedImages(saved) ??
    (await reporter.step(`Resolve the images at tag ${tag}`, async (step) => {
      const resolved = await resolveReleaseImages(engine, environment, chosen);
      step.summarise(`${allImages(resolved).length} digests`);
      return resolved;
    }));
  const secretValues = await reporter.step("Read the secrets", () => readRequiredSecrets(environment));
  const rendered = await renderRelease({ environment, outputs, chosen, images, secretValues });
  const target: Target = {
    kind: "release",
    tag,
    chosen: byDigest(chosen, images),
    stackYaml: rendered.stackYaml,
    services: rendered.services,
    stateful: new Set(DATA_SERVICES),
    dataServices: rendered.dataServices,
    job: { yaml: rendered.jobYaml, hash: rendered.jobHash },
    objects: rendered.objects,
  };
  const records = await site.ledger.read();
  const state = stateOf(live, records);
  const plan: ReleasePlan = {
    environment: environment.name,
    tag,
    previous: state.previous?.number,
    services: planServices(target, state),
    newObjects: await site.cluster.missingObjects(target.objects),
    job: jobIsDone(target.job.hash, live) ? "skip" : "run",
    wantedDigest: wantedDigest(target.stackYaml, target.job.hash),
    stateDigest: stateDigest(state),
  };
  return { target, images, plan, records };
}

const byDigest = ({ backend, frontend }: ChosenImages, images: StackImages): ChosenImages => ({
  backend: { reference: images.backend, tag: backend.tag },
  frontend: { reference: images.frontend, tag: frontend.tag },
});

function savedImages(saved: SavedPlan | undefined): StackImages | undefined {
  if (saved === undefined) return undefined;
  const { portainer, portainerAgent, ...images } = saved.images;
  return {
    ...images,
    ...(portainer === undefined ? {} : { portainer }),
    ...(portainerAgent === undefined ? {} : { portainerAgent }),
  };
}

async function chooseFromKnown(
  request: ReleaseRequest,
  { ledger }: Site,
  { services }: LiveStack,
  outputs: HostOutputs,
): Promise<ChosenImages> {
  const { tag, reporter } = request;
  const built = await readBuilt(request);
  const isNew = tag.option === undefined && !tag.variable && built === undefined && services.size === 0;
  const recorded = isNew ? await ledger.lastWholeInMirror() : undefined;
  if (recorded)
    reporter.info(`No tag was named, and the swarm is empty: the images are those of release ${recorded.number}.`);
  return chooseImages({ ...tag, live: services, built, recorded: recorded?.chosen }, outputs);
}

/** What the images stack built; not asked for where a tag was named. */
async function readBuilt({ environment, reporter, tag }: ReleaseRequest): Promise<ImagesOutputs | undefined> {
  if (tag.option !== undefined || tag.variable) return undefined;
  const built = await readImagesOutputs(environment, await openOutputSource(environment));
  if (built) reporter.info(`No tag was named: the images are those that ${imagesStackName(environment)} built last.`);
  return built;
}
