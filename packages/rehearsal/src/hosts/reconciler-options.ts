import type { Engine } from "../docker/docker";
import type { Layout } from "../layout";

/** What the process is started with, as one JSON argument. */
export interface ReconcilerOptions {
  readonly layout: Layout;
  readonly engine: Engine;
  readonly endpointUrl: string;
  readonly region: string;
  /** Reference of the host image. */
  readonly hostImage: string;
}
