import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "@django-swarm/environment";
import { type Engine, tryDocker } from "../docker/docker";
import { IMAGE_LABEL, inRehearsal, type Layout } from "../layout";
import { run, runUnchecked } from "../process/run";
import { buildImage } from "./build-image";

const OFFICIAL = "debian:trixie-slim";
const BOOTSTRAPPED = "django-swarm-rehearsal/debian:trixie";
const MACHINE_CERTIFICATES = "/usr/local/share/ca-certificates";

/** Where the Debian below all of the rehearsal's images comes from; Docker Hub out of reach means stand-ins, too. */
export interface BaseImage {
  readonly image: string;
  readonly dockerHub: boolean;
}

async function bootstrap(engine: Engine, layout: Layout): Promise<void> {
  if ((await tryDocker(engine, ["image", "inspect", BOOTSTRAPPED])).exitCode === 0) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new ConfigError(`Docker Hub is out of reach: ${OFFICIAL} can be neither pulled nor, on this machine, made.`, {
      code: "images/base",
      hint: "Connect to Docker Hub, or run the rehearsal as root on Debian or Ubuntu, where debootstrap makes it.",
    });
  }
  const logFile = inRehearsal(layout, "log", "debootstrap.log");
  if ((await runUnchecked("debootstrap", ["--version"])).exitCode !== 0) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { env, logFile });
    await run("apt-get", ["install", "-q", "-y", "--no-install-recommends", "debootstrap"], { env, logFile });
  }
  const root = inRehearsal(layout, "build", "debian");
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  await run("debootstrap", ["--variant=minbase", "trixie", root], { logFile });
  const label = `LABEL ${IMAGE_LABEL}="${layout.root}"`;
  await run("sh", ["-c", 'tar -C "$1" -c . | docker import --change "$2" - "$3"', "sh", root, label, BOOTSTRAPPED], {
    env: { DOCKER_HOST: engine.host ?? process.env["DOCKER_HOST"] },
    logFile,
  });
  rmSync(root, { recursive: true, force: true });
}

/** The extra CA certificates that this machine trusts go in, so that package managers work behind its proxy. */
export async function ensureBaseImage(engine: Engine, layout: Layout, imagesDirectory: string): Promise<BaseImage> {
  const pulled = await tryDocker(engine, ["pull", "-q", OFFICIAL], { timeoutMs: 120_000 });
  const dockerHub = pulled.exitCode === 0;
  if (!dockerHub) await bootstrap(engine, layout);

  const context = inRehearsal(layout, "build", "base");
  rmSync(context, { recursive: true, force: true });
  cpSync(join(imagesDirectory, "base"), context, { recursive: true });
  const certificates = existsSync(MACHINE_CERTIFICATES) ? readdirSync(MACHINE_CERTIFICATES) : [];
  for (const file of certificates.filter((name) => name.endsWith(".crt"))) {
    cpSync(join(MACHINE_CERTIFICATES, file), join(context, "ca-certificates", file), { dereference: true });
  }
  const buildArgs = { BASE_IMAGE: dockerHub ? OFFICIAL : BOOTSTRAPPED };
  return { image: await buildImage(engine, layout, { name: "base", context, buildArgs }), dockerHub };
}
