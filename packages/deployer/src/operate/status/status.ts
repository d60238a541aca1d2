import type { LastBackup } from "../../backup/last-backup";
import type { Disk } from "../../host/host-facts";

/** What an environment looks like at this moment. */
export interface Status {
  readonly environment: string;
  readonly url: string;
  readonly release: ReleaseStatus | undefined;
  readonly services: readonly ServiceStatus[];
  readonly nodes: readonly NodeStatus[];
  readonly certificates: readonly CertificateStatus[];
  readonly disks: readonly Disk[];
  readonly memoryMiB: { readonly total: number; readonly available: number };
  readonly load: { readonly fiveMinutes: number; readonly cpus: number };
  readonly backup: BackupStatus;
  /** undefined: the environment has none. */
  readonly alarms: readonly AlarmStatus[] | undefined;
}

export interface ReleaseStatus {
  /** Tags of the application's services: one, unless a release stopped half way. */
  readonly tags: readonly string[];
  /** When the last of them was switched; ISO 8601. */
  readonly at: string;
}

export interface ServiceStatus {
  readonly name: string;
  readonly running: number;
  readonly desired: number;
  /** `tag@sha256:…`, shortened; what somebody deployed. */
  readonly image: string;
  /** Why it is not as it should be; undefined: it is. */
  readonly trouble: string | undefined;
}

export interface NodeStatus {
  readonly name: string;
  readonly role: string;
  readonly state: string;
  readonly availability: string;
  readonly address: string;
  readonly engine: string;
  readonly tasks: number;
}

export interface CertificateStatus {
  readonly hostName: string;
  /** undefined where none could be read. */
  readonly daysLeft: number | undefined;
  readonly issuer: string | undefined;
  readonly trouble: string | undefined;
}

export interface BackupStatus {
  /** undefined: there is none. */
  readonly last: LastBackup | undefined;
  readonly hoursOld: number | undefined;
  /** Why it could not be looked at, or that one is overdue. */
  readonly trouble: string | undefined;
}

export interface AlarmStatus {
  readonly name: string;
  /** CloudWatch's words. */
  readonly state: "OK" | "ALARM" | "INSUFFICIENT_DATA";
  readonly reason: string;
}
