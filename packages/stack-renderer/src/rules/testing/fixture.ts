import { buildStack } from "../../build-stack";
import type { Service, SingletonService } from "../../model/service";
import type { Network, Stack } from "../../model/stack";
import { inputsOf } from "../../testing/inputs";

/** A stack that is wrong in one place. */
export interface Fixture {
  readonly what: string;
  readonly stack: Stack;
  /** What the one problem says. */
  readonly finds: RegExp;
}

/** A stack without a problem. */
export const good = buildStack(inputsOf());

export const fixture = (what: string, stack: Stack, finds: RegExp): Fixture => ({ what, stack, finds });

/** The good stack with one service changed. */
export const changed = (name: string, change: Partial<SingletonService>): Stack => ({
  ...good,
  services: good.services.map((service) => (service.name === name ? ({ ...service, ...change } as Service) : service)),
});

/** The good stack with a further service, much like Redis but without its data. */
export const added = (service: Partial<SingletonService> & { readonly name: string }): Stack => ({
  ...good,
  services: [
    ...good.services,
    { ...good.services.find(({ name }) => name === "redis"), data: [], ...service } as Service,
  ],
});

/** The good stack with one network changed. */
export const withNetwork = (key: string, change: Partial<Network>): Stack => ({
  ...good,
  networks: good.networks.map((network) => (network.key === key ? ({ ...network, ...change } as Network) : network)),
});
