import { BackupStore } from "../backup/backup-store";
import { latestHours } from "../backup/last-backup";
import { readHostFacts } from "../host/host-facts";
import { openLedger } from "../ledger/open-ledger";
import { mountPointsOf } from "../operate/status/read-status";
import type { Reporter } from "../report/reporter";
import { EngineCluster } from "../swarm/engine-cluster";
import { type ReachManager, withManager } from "../swarm/with-manager";
import { AREAS, type Area, type Finding, findingOf } from "./finding";
import { judgeAws } from "./judge-aws";
import { judgeBackups } from "./judge-backups";
import { judgeDns } from "./judge-dns";
import { judgeHost } from "./judge-host";
import { judgeLaptop } from "./judge-laptop";
import { judgeLedger } from "./judge-ledger";
import { judgeSwarm } from "./judge-swarm";
import { judgeTls } from "./judge-tls";
import { readAws } from "./read-aws";
import { readDns } from "./read-dns";
import { readLaptop } from "./read-laptop";
import { readLedger } from "./read-ledger";
import { readSwarm } from "./read-swarm";
import { readTls } from "./read-tls";

export interface Examination {
  readonly findings: readonly Finding[];
  readonly looked: readonly Area[];
  /** What could not be looked at, because something before it is broken. */
  readonly unseen: readonly Area[];
}

/** Looks everywhere, from near to far; what cannot be looked at is a finding, not the end. Changes nothing. */
export async function examine(reach: ReachManager): Promise<Examination> {
  const { environment, reporter } = reach;
  const findings: Finding[] = [];
  const looked: Area[] = [];
  const look = looker(reporter, findings, looked);

  await look("laptop", async () => judgeLaptop(await readLaptop(environment)));
  await look("aws", async () => judgeAws(await readAws(environment), Date.now()));
  try {
    await withManager(reach, async (manager) => {
      await look("dns", async () => judgeDns(await readDns(environment, manager)));
      await look("host", async () => {
        const mountPoints = mountPointsOf(environment, manager);
        const facts = await readHostFacts(manager.ssh, mountPoints);
        return judgeHost(environment.name, facts, mountPoints, Date.now());
      });
      await look("swarm", async () => judgeSwarm(await readSwarm(environment, manager.engine)));
      await look("tls", async () => judgeTls(await readTls(environment, manager), Date.now()));
      await look("backups", async () => {
        const { backups_bucket_name: bucket, region } = manager.outputs;
        const last = await new BackupStore(bucket, region).last();
        return judgeBackups({ environment: environment.name, last, latestHours: latestHours(environment) }, Date.now());
      });
      await look("ledger", async () => {
        const cluster = new EngineCluster(manager);
        const ledger = openLedger(environment.name, cluster, manager.outputs);
        return judgeLedger(await readLedger(environment.name, cluster, ledger), Date.now());
      });
    });
  } catch (error) {
    findings.push(findingOf("host", error));
  }
  return { findings, looked, unseen: AREAS.filter((area) => !looked.includes(area)) };
}

const looker =
  (reporter: Reporter, findings: Finding[], looked: Area[]) =>
  (area: Area, judge: () => Promise<readonly Finding[]>): Promise<void> =>
    reporter.step(`Look at ${area}`, async (step) => {
      try {
        const found = await judge();
        findings.push(...found);
        step.summarise(found.length === 0 ? "fine" : `${found.length} finding${found.length === 1 ? "" : "s"}`);
      } catch (error) {
        findings.push(findingOf(area, error));
        step.summarise("it could not be looked at");
      }
      looked.push(area);
    });
