import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Agent, request } from "node:https";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Summary } from "@django-swarm/rehearsal";

export const root = join(__dirname, "../../..");
export const inRehearsal = (...names: string[]): string => join(root, ".rehearsal", ...names);
export const summary = JSON.parse(readFileSync(inRehearsal("summary.json"), "utf8")) as Summary;

/** Runs a command line as somebody would type it after `. .rehearsal/env`, in the checkout. */
export function type(
  line: string,
  options: { input?: string; env?: Record<string, string> } = {},
): SpawnSyncReturns<string> {
  return spawnSync("/bin/sh", ["-c", `. .rehearsal/env; ${line}`], {
    cwd: root,
    encoding: "utf8",
    input: options.input ?? "",
    env: { ...process.env, ...options.env },
    maxBuffer: 64 * 2 ** 20,
  });
}

/** As {@link type}; fails the test with all output when the exit code is not 0. */
export function typed(line: string, options: { input?: string; env?: Record<string, string> } = {}): string {
  const { status, stdout, stderr } = type(line, options);
  if (status !== 0) throw new Error(`${line}\nended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

/** On the host, over SSH through the Internet gateway. */
export const onHost = (command: string): string =>
  typed(`ssh ec2-user@${summary.ssh.hosts[0]} '${command.replaceAll("'", "'\\''")}'`);

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the API answers
  readonly json: any;
}

export interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Keeps connections; default: one of its own for each request. */
  readonly agent?: Agent;
}

const url = new URL(summary.site.url);

/** Asks the site over TLS; the certificate must be the test CA's and carry the site's name. */
export const ask = (path: string, { method = "GET", body, headers = {}, agent }: Ask = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const outgoing = request(
      {
        host: "127.0.0.1",
        port: url.port || 443,
        path,
        method,
        servername: url.hostname,
        headers: {
          host: url.hostname,
          ...(payload === undefined
            ? {}
            : { "content-type": "application/json", "content-length": Buffer.byteLength(payload) }),
          ...headers,
        },
        ca: readFileSync(summary.site.caFile),
        agent: agent ?? false,
        timeout: 15_000,
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        response.on("end", () => {
          const json = response.headers["content-type"]?.includes("json") ? JSON.parse(text) : undefined;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, json });
        });
      },
    );
    outgoing.on("timeout", () => outgoing.destroy(new Error(`${path}: no answer within 15 s`)));
    outgoing.on("error", reject);
    outgoing.end(payload);
  });

/** Tries until `action` neither throws nor answers undefined. */
export async function eventually<T>(
  action: () => Promise<T | undefined> | T | undefined,
  deadlineMs = 180_000,
): Promise<T> {
  for (const deadline = Date.now() + deadlineMs; ; await sleep(1_000)) {
    let trouble: unknown = "no answer yet";
    try {
      const result = await action();
      if (result !== undefined) return result;
    } catch (error) {
      trouble = error;
    }
    if (Date.now() > deadline) throw new Error(`not within ${deadlineMs / 1_000} s`, { cause: trouble });
  }
}
