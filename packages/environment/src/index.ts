export * from "./cidr";
export * from "./define-environment";
export * from "./errors";
export * from "./names";
export type { EnvironmentInput } from "./schema";
export * from "./select-environment";
export * from "./swarm-address-pool";
