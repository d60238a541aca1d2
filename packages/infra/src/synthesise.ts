import { assertDistinctNames, type Environment, hasImagesStack } from "@django-swarm/environment";
import { App } from "cdktf";
import { HostStack } from "./host/host-stack";
import { assertBuildContexts } from "./images/assert-build-contexts";
import { ImagesStack } from "./images/images-stack";
import { removeStagedContexts } from "./images/staged-context";
import { NetworkStack } from "./network/network-stack";
import { StorageStack } from "./storage/storage-stack";

export interface SynthesiseOptions {
  readonly environments: readonly Environment[];
  /** Where Terraform's JSON goes; default: cdktf's own `cdktf.out`. */
  readonly outdir?: string;
}

/**
 * A cdktf app with three or four stacks an environment, each with a state of its own.
 *
 * @throws ConfigError when two environments share a name, or what shall be built is not there.
 */
export function buildApp({ environments, outdir }: SynthesiseOptions): App {
  assertDistinctNames(environments);
  assertBuildContexts(environments.filter(hasImagesStack));
  const app = new App(outdir === undefined ? {} : { outdir });
  for (const environment of environments) {
    const network = new NetworkStack(app, environment);
    const storage = new StorageStack(app, environment, network);
    new HostStack(app, environment, network, storage);
    if (hasImagesStack(environment)) new ImagesStack(app, environment, storage);
  }
  return app;
}

/** What an app's entry point calls: writes the Terraform JSON of every environment. */
export function synthesise(options: SynthesiseOptions): void {
  const app = buildApp(options);
  app.synth();
  removeStagedContexts(app);
}
