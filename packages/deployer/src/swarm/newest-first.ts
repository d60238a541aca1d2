import type { TaskObject } from "./engine-objects";

export const newestFirst = (tasks: readonly TaskObject[]): readonly TaskObject[] =>
  [...tasks].sort((a, b) => b.CreatedAt.localeCompare(a.CreatedAt));
