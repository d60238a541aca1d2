import { RemoteError } from "@django-swarm/environment";
import type { Manager } from "../swarm/with-manager";

/** An application's image has some 100 MiB, and is there twice while it is unpacked. */
const NEEDED_MIB = 1024;

/** @throws RemoteError when the manager's engine has no room for new images. */
export async function checkDiskSpace({ engine, ssh }: Pick<Manager, "engine" | "ssh">): Promise<void> {
  const { DockerRootDir: directory } = (await engine.info()) as { DockerRootDir: string };
  // Only root may look into it, anybody may ask how full its file system is.
  const { code, stdout } = await ssh.exec(["df", "--output=avail", "--block-size=1M", directory]);
  const freeMiB = parseFreeMiB(stdout);
  if (code !== 0 || freeMiB === undefined || freeMiB >= NEEDED_MIB) return;
  throw new RemoteError(`The host has ${freeMiB} MiB left for images; a release needs ${NEEDED_MIB}.`, {
    code: "images/no-space",
    details: [`file system of ${directory}`],
    hint: "Make room on the host: `docker system df` says what uses it, `docker image prune --all` removes images that no service uses.",
  });
}

/** What `df --output=avail` says, below its heading. */
export function parseFreeMiB(text: string): number | undefined {
  const match = /^\s*(\d+)\s*$/m.exec(text.split("\n").slice(1).join("\n"));
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
