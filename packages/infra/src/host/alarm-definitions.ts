import {
  type Environment,
  hasPostgresVolume,
  isBurstable,
  metricsNamespace,
  POSTGRES_DATA_ROOT,
} from "@django-swarm/environment";

/** An alarm on a metric of one instance, in CloudWatch's terms. */
export interface AlarmDefinition {
  readonly id: string;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  /** Besides the instance's id. */
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly statistic: "Average" | "Maximum";
  readonly comparison: "GreaterThanThreshold" | "LessThanThreshold";
  readonly threshold: number;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  /** What silence means: nothing yet, or that something is broken. */
  readonly missingData: "missing" | "breaching";
  /** What EC2 does by itself, besides the mail. */
  readonly ec2Action?: "recover" | "reboot";
}

const FIVE_MINUTES_S = 300;
const HOUR_S = 3600;

/** What EC2 measures is absent only where there is no running instance. */
const ec2 = { namespace: "AWS/EC2", missingData: "missing" } as const;

const cpu: AlarmDefinition = {
  ...ec2,
  id: "cpu",
  description: "The CPU was busy for 15 minutes",
  metricName: "CPUUtilization",
  statistic: "Average",
  comparison: "GreaterThanThreshold",
  threshold: 90,
  periodSeconds: FIVE_MINUTES_S,
  evaluationPeriods: 3,
};

/** A new host begins without credits: two hours, in which the smallest type earns 12, are not yet an alarm. */
const credits: AlarmDefinition = {
  ...ec2,
  id: "cpu-credits",
  description: "CPU credits were nearly gone for two hours: soon the host is slow",
  metricName: "CPUCreditBalance",
  statistic: "Maximum",
  comparison: "LessThanThreshold",
  threshold: 10,
  periodSeconds: HOUR_S,
  evaluationPeriods: 2,
};

/** The hardware below: EC2 moves the instance to another machine, with its id, addresses and volumes. */
const systemCheck: AlarmDefinition = {
  ...ec2,
  id: "system-check",
  description: "AWS's hardware failed: the host is recovered elsewhere",
  metricName: "StatusCheckFailed_System",
  statistic: "Maximum",
  comparison: "GreaterThanThreshold",
  threshold: 0,
  periodSeconds: 60,
  evaluationPeriods: 2,
  ec2Action: "recover",
};

/** The system inside. A minute later than the recovery, so that the two never race. */
const instanceCheck: AlarmDefinition = {
  ...ec2,
  id: "instance-check",
  description: "The host does not answer: it is rebooted",
  metricName: "StatusCheckFailed_Instance",
  statistic: "Maximum",
  comparison: "GreaterThanThreshold",
  threshold: 0,
  periodSeconds: 60,
  evaluationPeriods: 3,
  ec2Action: "reboot",
};

/** What the host itself sends every five minutes (boot/metrics.sh): silence is a host or a timer that died. */
const ownMetric = (environment: Environment) =>
  ({
    namespace: metricsNamespace(environment),
    missingData: "breaching",
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    periodSeconds: FIVE_MINUTES_S,
    evaluationPeriods: 3,
  }) as const;

const disk = (environment: Environment, id: string, mountPoint: string): AlarmDefinition => ({
  ...ownMetric(environment),
  id,
  description: `The disk of ${mountPoint} is nearly full, or the host sends nothing about it`,
  metricName: "DiskUsedPercent",
  dimensions: { MountPoint: mountPoint },
  threshold: 85,
});

const memory = (environment: Environment): AlarmDefinition => ({
  ...ownMetric(environment),
  id: "memory",
  description: "Memory was nearly used up for 15 minutes, or the host sends nothing about it",
  metricName: "MemoryUsedPercent",
  threshold: 90,
});

/** The alarms of an environment's manager. */
export const alarmDefinitions = (environment: Environment): readonly AlarmDefinition[] => [
  cpu,
  ...(isBurstable(environment.host.instanceType) ? [credits] : []),
  systemCheck,
  instanceCheck,
  disk(environment, "root-disk", "/"),
  ...(hasPostgresVolume(environment) ? [disk(environment, "postgres-disk", POSTGRES_DATA_ROOT)] : []),
  memory(environment),
];
