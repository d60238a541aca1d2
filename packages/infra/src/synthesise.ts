import {
  assertDistinctNames,
  ConfigError,
  type Environment,
  type GithubIdentity,
  hasImagesStack,
} from "@django-swarm/environment";
import type { App } from "cdktf";
import { CheckedApp } from "./checked-app";
import { HostStack } from "./host/host-stack";
import { NetworkStack } from "./network/network-stack";
import type { Exception } from "./security/exception";
import { statedExceptions } from "./stated-exceptions";
import { StorageStack } from "./storage/storage-stack";

// What many apps do not have is loaded by those that do: its imports are a tenth of a synthesis' time.
const loadBuildContexts = (): typeof import("./images/assert-build-contexts") =>
  require("./images/assert-build-contexts");
const loadStagedContexts = (): typeof import("./images/staged-context") => require("./images/staged-context");
const loadGithubStack = (): typeof import("./github/github-stack") => require("./github/github-stack");
const loadImagesStack = (): typeof import("./images/images-stack") => require("./images/images-stack");

export interface SynthesiseOptions {
  readonly environments: readonly Environment[];
  /** How GitHub Actions get into the account; default: not at all. Its roles are for every real environment. */
  readonly github?: GithubIdentity;
  /** Where Terraform's JSON goes; default: cdktf's own `cdktf.out`. */
  readonly outdir?: string;
  /** Security rules that are not followed somewhere, each with its reason; default: none. */
  readonly exceptions?: readonly Exception[];
}

/**
 * A cdktf app with three or four stacks an environment, each with a state of its own; its `synth` refuses unsafe stacks.
 *
 * @throws ConfigError when two environments share a name, or what shall be built is not there.
 */
export function buildApp({ environments, github, outdir, exceptions = [] }: SynthesiseOptions): App {
  assertDistinctNames(environments);
  const building = environments.filter(hasImagesStack);
  if (building.length > 0) loadBuildContexts().assertBuildContexts(building);
  const app = new CheckedApp(outdir === undefined ? {} : { outdir }, [
    ...environments.flatMap(statedExceptions),
    ...exceptions,
  ]);
  for (const environment of environments) {
    const network = new NetworkStack(app, environment);
    const storage = new StorageStack(app, environment, network);
    new HostStack(app, environment, network, storage);
    if (hasImagesStack(environment)) {
      const { ImagesStack } = loadImagesStack();
      new ImagesStack(app, environment, storage);
    }
  }
  if (github) {
    assertFreeName(app, github);
    const { GithubStack } = loadGithubStack();
    new GithubStack(
      app,
      github,
      environments.filter(({ emulator }) => emulator === undefined),
    );
  }
  return app;
}

function assertFreeName({ node }: App, { name }: GithubIdentity): void {
  if (!node.tryFindChild(name)) return;
  throw new ConfigError(`The identity for GitHub and a stack of an environment share a name: ${name}.`, {
    code: "github/duplicate-name",
    hint: "Give the identity a name of its own, e.g. the product's with -github (apps/*/src/github.ts).",
  });
}

/** What an app's entry point calls: writes the Terraform JSON of every environment. */
export function synthesise(options: SynthesiseOptions): void {
  const app = buildApp(options);
  app.synth();
  if (options.environments.some(hasImagesStack)) loadStagedContexts().removeStagedContexts(app);
}
