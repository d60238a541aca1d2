import type { EnvironmentData } from "./schema";

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** A validated environment with every default filled in. Data only. */
export type Environment = DeepReadonly<EnvironmentData>;
