import { Agent } from "node:https";
import { ask } from "./rehearsal";
import { writersHeaders } from "./ublog";

export interface Load {
  /** How long each answered request took, in ms. */
  readonly tookMs: readonly number[];
  readonly failures: readonly string[];
  /** Texts that no two requests wrote, of every POST that was sent. */
  readonly written: readonly string[];
}

/**
 * Visitors who keep their connections: each reads the page, a list, a version and a post, writes a post, and begins
 * again.
 *
 * @param ended asked before each request, with the number answered so far.
 */
export async function load(visitors: number, ended: (answered: number) => boolean): Promise<Load> {
  const tookMs: number[] = [];
  const failures: string[] = [];
  const written: string[] = [];

  const visit = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = await writersHeaders(agent);
    const timed = async (path: string, expected: number, body?: unknown): Promise<void> => {
      const startMs = performance.now();
      try {
        const { status } = await ask(path, body === undefined ? { agent } : { method: "POST", body, headers, agent });
        if (status !== expected) failures.push(`${path}: ${status}`);
      } catch (error) {
        failures.push(`${path}: ${error}`);
      }
      tookMs.push(performance.now() - startMs);
    };
    while (!ended(tookMs.length)) {
      await timed("/", 200);
      await timed("/api/posts/", 200);
      await timed("/api/version/", 200);
      await timed("/api/health-check/", 200);
      const body = `once ${crypto.randomUUID()}`;
      written.push(body);
      await timed("/api/posts/", 201, { body });
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: visitors }, visit));
  return { tookMs, failures, written };
}

/**
 * The same while something is done again and again, until so many requests were answered and it is done.
 *
 * @param work is told how often it was done with this time.
 */
export async function loadWhile(
  visitors: number,
  requests: number,
  work: (times: number) => Promise<void>,
): Promise<Load & { readonly times: number }> {
  let enough = false;
  let done = false;
  const visited = load(visitors, (answered) => {
    enough = answered >= requests;
    return done;
  });
  let times = 0;
  try {
    do {
      times++;
      await work(times);
    } while (!enough);
  } finally {
    done = true;
  }
  return { ...(await visited), times };
}

/** @param share 0.99 is the 99th percentile. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] as number;
