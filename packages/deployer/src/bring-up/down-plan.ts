import { type Environment, hasPostgresVolume } from "@django-swarm/environment";
import type { MonthlyCost } from "../cost/monthly-cost";

/** What an environment loses, and keeps, when it is put to sleep. */
export function formatDownPlan(
  environment: Environment,
  address: string,
  monthly: MonthlyCost | undefined,
): readonly string[] {
  const { host, cache, database, name, secrets } = environment;
  const workers = host.workers === 0 ? "" : ` and ${host.workers} worker${host.workers === 1 ? "" : "s"}`;
  const keepsPostgres = database.kind === "swarm";
  return [
    `goes   the host (${host.instanceType})${workers}, its swarm, the site until it is woken`,
    `stays  ${[
      `the address ${address}`,
      ...(keepsPostgres ? [`the database ${hasPostgresVolume(environment) ? "on its volume" : "on EFS"}`] : []),
      `${cache.kind === "swarm" ? "Redis's file, " : ""}files and certificates on EFS`,
      "buckets, with backups and the ledger",
      "images",
      ...(secrets.kind === "ssm" ? ["secrets in SSM"] : []),
    ].join(", ")}`,
    monthly === undefined
      ? "costs  no price is known"
      : `costs  about ${monthly.asleep.toFixed(2)} USD a month asleep, ${monthly.awake.toFixed(2)} awake (\`deployer cost ${name}\`)`,
    `wakes  \`deployer up ${name}\``,
  ];
}
