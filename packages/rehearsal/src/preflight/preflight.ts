import { existsSync, statfsSync } from "node:fs";
import { ConfigError, isOlder } from "@django-swarm/environment";
import { type RunResult, runUnchecked } from "../process/run";

/** A tool the rehearsal cannot do without, and how one gets it. */
interface Tool {
  readonly names: readonly string[];
  readonly versionArgument: string;
  readonly fix: string;
}

const TOOLS: readonly Tool[] = [
  {
    names: ["terraform"],
    versionArgument: "version",
    fix: "install Terraform ≥ 1.10 (https://developer.hashicorp.com/terraform/install)",
  },
  { names: ["ssh"], versionArgument: "-V", fix: "install the OpenSSH client (Debian: apt-get install openssh-client)" },
  {
    names: ["ssh-keygen"],
    versionArgument: "-?",
    fix: "install the OpenSSH client (Debian: apt-get install openssh-client)",
  },
  { names: ["docker"], versionArgument: "--version", fix: "install Docker (https://docs.docker.com/engine/install/)" },
];

/** Images, volumes and Terraform's provider together. */
const NEEDED_GIB = 8;
const NEEDED_NODE = "20.19";

export interface Findings {
  readonly missing: readonly Tool[];
  readonly freeGiB: number;
  readonly nodeVersion: string;
}

/** Every reason why a rehearsal cannot start here, each with its fix. */
export function preflightProblems({ missing, freeGiB, nodeVersion }: Findings): string[] {
  return [
    ...missing.map(({ names, fix }) => `${names[0]} is not installed: ${fix}`),
    ...(freeGiB < NEEDED_GIB
      ? [`only ${freeGiB.toFixed(1)} GiB are free on the disk: make room for ${NEEDED_GIB} GiB`]
      : []),
    ...(isOlder(nodeVersion, NEEDED_NODE)
      ? [`Node.js ${nodeVersion} is too old: install ${NEEDED_NODE} or newer`]
      : []),
  ];
}

const isMissing = ({ exitCode }: RunResult): boolean => exitCode === 127;

/** Docker may be installed by the rehearsal itself where it runs as root on Debian or Ubuntu. */
const canInstallDocker = (): boolean => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** @throws ConfigError with every problem at once; nothing was changed. */
export async function preflight(root: string): Promise<void> {
  const missing: Tool[] = [];
  for (const tool of TOOLS) {
    if (tool.names[0] === "docker" && canInstallDocker()) continue;
    if (isMissing(await runUnchecked(tool.names[0] as string, [tool.versionArgument]))) missing.push(tool);
  }
  const disk = statfsSync(root);
  const problems = preflightProblems({
    missing,
    freeGiB: (disk.bavail * disk.bsize) / 2 ** 30,
    nodeVersion: process.versions.node,
  });
  if (problems.length === 0) return;
  throw new ConfigError("This machine is not ready for a rehearsal.", {
    code: "rehearsal/preflight",
    details: problems,
    hint: "Mend what is named above, then run `npm run rehearse` again.",
  });
}
