/** The swarm refuses longer names of secrets and configs. */
const MAX_LENGTH = 64;

/** `<readable>_<hash>`; the readable part is cut where the swarm's limit demands it. */
export const objectName = (readable: string, hash: string): string =>
  `${readable.slice(0, MAX_LENGTH - 1 - hash.length)}_${hash}`;
