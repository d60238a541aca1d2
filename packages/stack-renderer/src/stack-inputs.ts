import type { Environment } from "@django-swarm/environment";

/** Image references as they shall run: `repository[:tag]@sha256:…`, or a tag where no registry was asked. */
export interface StackImages {
  readonly backend: string;
  readonly frontend: string;
  readonly traefik: string;
  readonly socketProxy: string;
  readonly postgres: string;
  readonly redis: string;
  /** Both or none, as environment.portainer says. */
  readonly portainer?: string;
  readonly portainerAgent?: string;
  /** By name of the product's own service, where it has an image of its own. */
  readonly services?: Readonly<Record<string, string>>;
}

/** Every reference, the product's own services' among them. */
export const allImages = ({ services = {}, ...images }: StackImages): readonly string[] => [
  ...Object.values(images),
  ...Object.values(services),
];

/** Images that the product's own services name, by the service. */
export const serviceImages = ({ app }: Environment): Readonly<Record<string, string>> =>
  Object.fromEntries(app.services.flatMap(({ name, image }) => (image === "backend" ? [] : [[name, image]])));

/** Everything that a stack is made from. */
export interface StackInputs {
  readonly environment: Environment;
  readonly images: StackImages;
  /** Names of the secrets in the swarm (see secretObjectName) by the secrets' own names. */
  readonly secretNames: Readonly<Record<string, string>>;
  /** How the application logs in to the swarm's own database; undefined: as the user that owns it. */
  readonly databaseRole?: string;
  /** Directories on the host; see DATA_ROOT and POSTGRES_DATA_ROOT. */
  readonly paths: { readonly dataRoot: string; readonly postgresDataRoot: string };
  /** Not used while assets lie on the host: see app.assets. */
  readonly assetsBucketName: string;
  /** PEM of the certificate to trust for the ACME directory's own TLS; only for private CAs. */
  readonly acmeCaCertificate?: string;
}
