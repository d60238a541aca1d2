import type { StepTiming } from "./steps";

export interface StandIn {
  readonly what: string;
  readonly why: string;
}

/** What `.rehearsal/summary.json` holds. */
export interface Summary {
  readonly site: { readonly url: string; readonly caFile: string; readonly resolve: readonly string[] };
  readonly admin: { readonly url: string; readonly user: string; readonly passwordFile: string };
  readonly ssh: { readonly configFile: string; readonly hosts: readonly string[] };
  readonly steps: readonly StepTiming[];
  readonly standIns: readonly StandIn[];
}

/** The end of a rehearsal, for people. */
export function formatSummary({ site, admin, ssh, steps, standIns }: Summary): string {
  const width = Math.max(...steps.map(({ name }) => name.length));
  const total = steps.reduce((sum, step) => sum + step.seconds, 0);
  const port = new URL(site.url).port;
  return [
    "",
    "What ran:",
    ...steps.map(({ name, seconds }) => `  ${name.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s`),
    `  ${"together".padEnd(width)} ${total.toFixed(1).padStart(7)} s`,
    "",
    "What was stood in for, and why:",
    ...standIns.map(({ what, why }) => `  ${what}: ${why}`),
    "",
    `Open       ${site.url}${port === "" ? "" : `   (443 was taken: mind the port ${port})`}`,
    `           The certificate is a test CA's: let your browser trust ${site.caFile}, or`,
    `           curl --cacert ${site.caFile} ${site.resolve.map((entry) => `--resolve ${entry}`).join(" ")} ${site.url}`,
    `Log in     ${admin.url} as ${admin.user}, password in ${admin.passwordFile}`,
    `Type       . .rehearsal/env      then cdktf, deployer, ssh and aws work on it, e.g. ssh ec2-user@${ssh.hosts[0]}`,
    "Stop       npm run rehearse -- --down",
    "",
  ].join("\n");
}
