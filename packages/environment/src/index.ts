export { type SecretReference, secret } from "./attached";
export * from "./cidr";
export * from "./define-environment";
export * from "./errors";
export * from "./names";
export type { EnvironmentInput } from "./schema";
export * from "./select-environment";
export { keepsStateInS3, type WithS3State } from "./state-kind";
export * from "./swarm-address-pool";
