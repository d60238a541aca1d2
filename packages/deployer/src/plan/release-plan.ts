import { createHash } from "node:crypto";
import type { MigrationList } from "../migrations/migration-list";
import type { LiveStack } from "../swarm/read-stack";
import { liveService } from "./live-service";
import type { NormalSpec } from "./normal-spec";
import { planService, type ServicePlan, type WantedService } from "./plan-services";
import { stackFileServices } from "./stack-file-services";

/** A release as the ledger knows it, as far as a plan compares with it. */
export interface PreviousRelease {
  readonly number: number;
  readonly stackYaml: string;
}

/** What a release would bring into the swarm. */
export interface WantedRelease {
  readonly stackYaml: string;
  readonly services: readonly WantedService[];
  /** Names of the services that keep data. */
  readonly stateful: ReadonlySet<string>;
}

export interface SwarmState {
  readonly live: LiveStack;
  /** The last release that came out whole. */
  readonly previous: PreviousRelease | undefined;
  /** Each service as the swarm had it when the last release ended, by name. */
  readonly recorded: ReadonlyMap<string, NormalSpec>;
}

/** Names of objects that a release would create; never their content. */
export interface NewObjects {
  readonly secrets: readonly string[];
  readonly configs: readonly string[];
  readonly networks: readonly string[];
}

export interface ReleasePlan {
  readonly environment: string;
  /** Of both images, or both where they differ, in words. */
  readonly tag: string;
  /** The application's images, by digest. */
  readonly images: { readonly backend: string; readonly frontend: string };
  /** undefined: the first release. */
  readonly previous: number | undefined;
  readonly services: readonly ServicePlan[];
  readonly newObjects: NewObjects;
  /** Whether the release job (migrate, collect static files) runs. */
  readonly job: "run" | "skip";
  /** Where it was asked for. */
  readonly migrations?: MigrationList;
  /** Of everything that would be applied. */
  readonly wantedDigest: string;
  /** Of everything that the plan rests on in the swarm. */
  readonly stateDigest: string;
}

/** Service by service: those that are wanted in the order of the stack file, then those that are not. */
export function planServices(wanted: WantedRelease, state: SwarmState): readonly ServicePlan[] {
  const definitions = stackFileServices(wanted.stackYaml);
  const released = state.previous === undefined ? undefined : stackFileServices(state.previous.stackYaml);
  const byName = new Map(wanted.services.map((service) => [service.name, service]));
  const names = new Set([...byName.keys(), ...state.live.services.keys()]);
  return [...names].map((name) => {
    const service = byName.get(name);
    const live = state.live.services.get(name);
    return planService(name, {
      wanted: service && { ...service, definition: definitions.get(name) ?? {} },
      released: released?.get(name),
      recorded: state.recorded.get(name),
      live: live && liveService(live),
      stateful: wanted.stateful.has(name),
    });
  });
}

/** Services that a release has work with. */
export const changedServices = (services: readonly ServicePlan[]): readonly ServicePlan[] =>
  services.filter(({ action }) => action !== "no-change");

/** @param jobHash of the job that goes before the switch. */
export const wantedDigest = (stackYaml: string, jobHash: string): string => sha256([stackYaml, jobHash]);

/** Changes whenever anything of the stack does, by whomever: specifications, never version indexes. */
export function stateDigest({ live }: Pick<SwarmState, "live">): string {
  const specs = [...live.services].map(([name, service]) => [name, liveService(service).spec] as const);
  return sha256(canonical(Object.fromEntries(specs)));
}

const sha256 = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

/** The same value with its keys in order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}
