import type { Stack } from "./model/stack";

/** The services that keep data: a restart of one stops what everything else needs. */
export const DATA_SERVICES: readonly string[] = ["postgres", "redis"];

/**
 * The part of a stack that must run before the first migration: the databases and what they need. Deployed under the
 * same name, so that the whole stack later finds them in place. Where all of them are attached it has no service, and
 * is not deployed.
 */
export function dataServicesStack(stack: Stack): Stack {
  const services = stack.services.filter(({ name }) => DATA_SERVICES.includes(name));
  const networks = new Set(services.flatMap((service) => service.networks));
  const configs = new Set(services.flatMap((service) => service.configs.map(({ config }) => config)));
  const secrets = new Set(services.flatMap((service) => service.secrets));
  return {
    name: stack.name,
    services,
    networks: stack.networks.filter(({ key }) => networks.has(key)),
    configs: stack.configs.filter(({ key }) => configs.has(key)),
    secrets: stack.secrets.filter(({ key }) => secrets.has(key)),
    logging: stack.logging,
  };
}
