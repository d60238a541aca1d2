import type { Network, Stack } from "../model/stack";
import { compact, type PlainMap } from "./plain";
import { serviceObject } from "./service-object";

/** The first schema with `start_interval`; Docker CLI 25 knows it. */
const SCHEMA = "3.12";

const byKey = <T extends { readonly key: string }>(items: readonly T[], object: (item: T) => PlainMap): PlainMap =>
  Object.fromEntries(items.map((item) => [item.key, object(item)]));

/** The whole stack file as plain data. */
export function stackObject(stack: Stack): PlainMap {
  const { services, networks, configs, secrets } = stack;
  const external = ({ name }: { readonly name: string }): PlainMap => ({ external: true, name });
  return compact({
    version: SCHEMA,
    services: Object.fromEntries(services.map((service) => [service.name, serviceObject(service, stack)])),
    networks: byKey(networks, networkObject),
    configs: byKey(configs, external),
    secrets: byKey(secrets, external),
  });
}

function networkObject(network: Network): PlainMap {
  if (network.kind === "external") return { external: true, name: network.name };
  return compact({
    driver: "overlay",
    attachable: network.attachable || undefined,
    internal: network.internal || undefined,
  });
}
