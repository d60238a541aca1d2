import { assertDistinctNames, type Environment } from "@django-swarm/environment";
import { App } from "cdktf";
import { HostStack } from "./host/host-stack";
import { NetworkStack } from "./network/network-stack";
import { StorageStack } from "./storage/storage-stack";

export interface SynthesiseOptions {
  readonly environments: readonly Environment[];
  /** Where Terraform's JSON goes; default: cdktf's own `cdktf.out`. */
  readonly outdir?: string;
}

/** A cdktf app with three stacks an environment, each with a state of its own. */
export function buildApp({ environments, outdir }: SynthesiseOptions): App {
  assertDistinctNames(environments);
  const app = new App(outdir === undefined ? {} : { outdir });
  for (const environment of environments) {
    const network = new NetworkStack(app, environment);
    const storage = new StorageStack(app, environment, network);
    new HostStack(app, environment, network, storage);
  }
  return app;
}

/** What an app's entry point calls: writes the Terraform JSON of every environment. */
export const synthesise = (options: SynthesiseOptions): void => buildApp(options).synth();
