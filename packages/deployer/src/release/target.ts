import type { DatabaseLogin } from "@django-swarm/stack-renderer";
import type { WantedService } from "../plan/plan-services";
import type { ReleasePlan } from "../plan/release-plan";
import type { WantedObjects } from "../swarm/ensure-objects";
import type { ChosenImages } from "./choose-images";
import type { LabelledStack } from "./label-services";

/** What shall run when a release is over, and how it gets there. */
export interface Target {
  readonly kind: "release" | "rollback";
  /** Of a rollback: the release that it goes back to. */
  readonly of?: number;
  /** Of both images, or both where they differ, in words. */
  readonly tag: string;
  /** The application's images, by digest. */
  readonly chosen: ChosenImages;
  readonly stackYaml: string;
  readonly services: readonly WantedService[];
  /** Names of the services that keep data. */
  readonly stateful: ReadonlySet<string>;
  /** Postgres, Redis and what they need: they run before the first migration. undefined: all of them are attached. */
  readonly dataServices: LabelledStack | undefined;
  /** Goes before the switch. */
  readonly job: { readonly yaml: string; readonly hash: string };
  readonly objects: WantedObjects;
  /** Whom the application logs in to the swarm's own database as; undefined: it is attached. */
  readonly login: DatabaseLogin | undefined;
}

/** The application's images as a plan has them. */
export const imagesOf = ({ chosen }: Pick<Target, "chosen">): ReleasePlan["images"] => ({
  backend: chosen.backend.reference,
  frontend: chosen.frontend.reference,
});

/** The image of Postgres among some services; undefined: the database is attached. */
export const postgresImage = (services: readonly WantedService[]): string | undefined =>
  services.find(({ name }) => name === "postgres")?.image;
