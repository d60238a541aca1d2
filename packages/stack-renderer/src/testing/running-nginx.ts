import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./free-port";

export interface RunningNginx {
  readonly url: string;
  stop(): Promise<void>;
}

/** What `nginx -t` says about a configuration: nothing but success is hoped for. */
export function nginxTest(directory: string, config: string): string {
  const { stderr, status } = spawnSync("nginx", ["-t", "-c", prepared(directory, config)], { encoding: "utf8" });
  return status === 0 ? "ok" : stderr;
}

/**
 * Starts this machine's nginx with a rendered configuration; only its port, the folder for its own files, its log
 * and the list of MIME types are other ones.
 */
export async function startNginx(directory: string, config: string, port: number): Promise<RunningNginx> {
  const free = await freePort();
  const file = prepared(directory, config.replace(`listen ${port};`, `listen 127.0.0.1:${free};`));
  const nginx = spawn("nginx", ["-c", file, "-g", "daemon off;"], { stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  nginx.stderr.on("data", (data) => {
    errors += data;
  });
  const closed = once(nginx, "close");
  // It writes its PID file when its port is open.
  while (!existsSync(join(directory, "tmp/nginx.pid"))) {
    if (nginx.exitCode !== null) throw new Error(`nginx did not start: ${errors}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    url: `http://127.0.0.1:${free}`,
    async stop() {
      nginx.kill("SIGQUIT");
      await closed;
    },
  };
}

function prepared(directory: string, config: string): string {
  const files = join(directory, "tmp");
  mkdirSync(files, { recursive: true });
  // Started as root, its workers are another user.
  for (const folder of [directory, files]) chmodSync(folder, 0o755);
  const types = join(directory, "mime.types");
  writeFileSync(types, "types { text/html html; text/css css; application/javascript js; image/svg+xml svg; }");
  const file = join(directory, "nginx.conf");
  const ours = config
    .replace(/ \/tmp\/(nginx\.pid|client_body|proxy|fastcgi|uwsgi|scgi);/g, ` ${files}/$1;`)
    .replaceAll("/etc/nginx/mime.types", types)
    .replaceAll("/dev/stdout", join(files, "access.log"));
  writeFileSync(file, ours);
  return file;
}
