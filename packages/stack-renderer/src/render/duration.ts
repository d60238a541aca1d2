/** A duration as stack files write it: `90s`, `1500ms`. */
export const duration = (milliseconds: number): string =>
  milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
