export { LETS_ENCRYPT } from "./acme";
export { type SecretReference, secret } from "./attached";
export { BACKUPS_PREFIX, SUPERSEDED_TAG } from "./backup";
export * from "./backup-period";
export * from "./checked-environments";
export * from "./cidr";
export * from "./define-environment";
export * from "./define-github-identity";
export * from "./did-you-mean";
export type { Environment } from "./environment";
export * from "./errors";
export type { ExtraService } from "./extra-service";
export { type ErrorPaint, formatError } from "./format-error";
export * from "./host-size";
export type { ImageBuild } from "./image-build";
export * from "./instance-size";
export * from "./instance-type";
export * from "./is-older";
export * from "./names";
export * from "./public-hosts";
export type { EnvironmentInput } from "./schema";
export * from "./secret-patterns";
export * from "./secrets-wrapper";
export * from "./select-environment";
export * from "./stacks";
export {
  keepsStateInS3,
  type WithS3State,
  type WithTerraformCloudState,
} from "./state-kind";
export * from "./swarm-address-pool";
export * from "./web-processes";
export * from "./web-service-name";
export * from "./wsgi-application";
