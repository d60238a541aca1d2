import type { Environment } from "@django-swarm/environment";

/** What the rehearsal needs to know of an app. */
export interface RehearsalOptions {
  /** The checkout: `.rehearsal` is made in it, and commands run there. */
  readonly root: string;
  /** The environment that is rehearsed. */
  readonly environment: Environment;
  /** The app with cdktf.json and bin/deployer.js. */
  readonly appDirectory: string;
  /** Build contexts of the application's images. */
  readonly images: { readonly backend: string; readonly frontend: string };
  readonly argv: readonly string[];
}
