import { assertDistinctNames, type Environment } from "@django-swarm/environment";
import type { App } from "cdktf";
import { CheckedApp } from "./checked-app";
import { emulatorExceptions } from "./emulator-exceptions";
import { HostStack } from "./host/host-stack";
import { NetworkStack } from "./network/network-stack";
import type { Exception } from "./security/exception";
import { StorageStack } from "./storage/storage-stack";

export interface SynthesiseOptions {
  readonly environments: readonly Environment[];
  /** Where Terraform's JSON goes; default: cdktf's own `cdktf.out`. */
  readonly outdir?: string;
  /** Security rules that are not followed somewhere, each with its reason; default: none. */
  readonly exceptions?: readonly Exception[];
}

/** A cdktf app with three stacks an environment, each with a state of its own; its `synth` refuses unsafe stacks. */
export function buildApp({ environments, outdir, exceptions = [] }: SynthesiseOptions): App {
  assertDistinctNames(environments);
  const app = new CheckedApp(outdir === undefined ? {} : { outdir }, [
    ...environments.flatMap(emulatorExceptions),
    ...exceptions,
  ]);
  for (const environment of environments) {
    const network = new NetworkStack(app, environment);
    const storage = new StorageStack(app, environment, network);
    new HostStack(app, environment, network, storage);
  }
  return app;
}

/** What an app's entry point calls: writes the Terraform JSON of every environment. */
export const synthesise = (options: SynthesiseOptions): void => buildApp(options).synth();
