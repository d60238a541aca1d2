import { withManager } from "../swarm/with-manager";
import { openSite } from "./open-site";
import { type PreparedRelease, prepareRelease, type ReleaseRequest } from "./prepare-release";

/** What a release would do, without doing any of it. */
export function plan(request: ReleaseRequest): Promise<PreparedRelease> {
  const { environment, reporter } = request;
  return withManager(request, async (manager) => {
    const site = await openSite(environment, manager, reporter, request);
    return prepareRelease(request, manager, site, undefined);
  });
}
