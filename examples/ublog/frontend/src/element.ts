/** The element with this id; the page and the code belong together, so its absence is a bug. */
export function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`index.html has no ${type.name} with the id ${id}`);
  return found;
}

/** What a user is told of an error. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
