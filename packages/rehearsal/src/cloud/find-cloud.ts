import { type Engine, inspect } from "../docker/docker";
import { CLOUD } from "../layout";
import { type Cloud, PUBLISHED } from "./cloud";

interface CloudContainer {
  readonly NetworkSettings: {
    readonly Ports: Readonly<Record<string, readonly { readonly HostPort: string }[] | null>>;
  };
}

/** Where the emulated AWS of this engine is published; undefined when there is none. */
export async function findCloud(engine: Engine): Promise<Cloud | undefined> {
  const [container] = await inspect<CloudContainer>(engine, [CLOUD]);
  if (!container) return undefined;
  const published = (port: number): number => Number(container.NetworkSettings.Ports[`${port}/tcp`]?.[0]?.HostPort);
  return {
    endpointUrl: `http://127.0.0.1:${published(PUBLISHED.api.container)}`,
    registry: `127.0.0.1:${published(PUBLISHED.registry.container)}`,
    httpPort: published(PUBLISHED.http.container),
    httpsPort: published(PUBLISHED.https.container),
  };
}
