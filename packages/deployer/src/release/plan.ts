import { migrationList } from "../migrations/migration-list";
import { readImageFacts } from "../migrations/read-image-facts";
import { type Manager, withManager } from "../swarm/with-manager";
import { openSite } from "./open-site";
import { type PreparedRelease, prepareRelease, type ReleaseRequest } from "./prepare-release";
import { pullMissing } from "./pull-images";

export interface PlanRequest extends ReleaseRequest {
  /** Whether the migrations are listed: the manager pulls the backend's image for that. */
  readonly migrations: boolean;
}

/** What a release would do, without doing any of it. */
export function plan(request: PlanRequest): Promise<PreparedRelease> {
  const { environment, reporter } = request;
  return withManager(request, async (manager) => {
    const site = await openSite(environment, manager, reporter, request);
    const prepared = await prepareRelease(request, manager, site, undefined);
    return request.migrations ? withMigrations(request, manager, prepared) : prepared;
  });
}

async function withMigrations(
  { reporter }: PlanRequest,
  manager: Manager,
  prepared: PreparedRelease,
): Promise<PreparedRelease> {
  const { images, question, plan: planned } = prepared;
  await reporter.step("Pull the image", (step) => pullMissing(manager, [images.backend], step));
  const facts = await reporter.step("Look at the migrations", () => readImageFacts(manager, question));
  return { ...prepared, plan: { ...planned, migrations: migrationList(facts) } };
}
