import { docker, type Engine, tryDocker } from "../docker/docker";

/** What a machine with an engine of its own needs, for engines that cannot grant everything. */
const LISTED = [
  "--cap-add=ALL",
  "--cap-drop=SYS_RESOURCE",
  ...["seccomp", "apparmor", "systempaths"].flatMap((option) => ["--security-opt", `${option}=unconfined`]),
  "--device-cgroup-rule",
  "a *:* rwm",
];

/** Flags of `docker create` for a container that runs systemd and Docker: privileged where the engine can. */
export async function powerFlags(engine: Engine, image: string): Promise<string[]> {
  const probe = ["run", "--rm", "--network", "none", "--entrypoint", "/bin/true"];
  const privileged = await tryDocker(engine, [...probe, "--privileged", image]);
  if (privileged.exitCode === 0) return ["--privileged", "--cgroupns=private"];
  await docker(engine, [...probe, ...LISTED, image]);
  return [...LISTED, "--cgroupns=private"];
}
