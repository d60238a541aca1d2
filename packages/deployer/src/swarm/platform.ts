export interface Platform {
  readonly architecture?: string;
  readonly os?: string;
}

/** A kernel's name for an architecture → the image format's. */
export function imageArchitecture(machine: string): string {
  const names: Readonly<Record<string, string>> = { x86_64: "amd64", aarch64: "arm64" };
  return names[machine] ?? machine;
}

/** Whether an image's platforms have the one that the nodes need. A list that says nothing is not refused. */
export function runsOn(platforms: readonly Platform[], architecture: string): boolean {
  const said = platforms.filter(
    (platform) => platform.architecture !== undefined && platform.architecture !== "unknown",
  );
  return said.length === 0 || said.some((platform) => platform.architecture === architecture);
}
