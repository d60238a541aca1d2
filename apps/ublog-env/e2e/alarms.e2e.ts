import { output } from "./aws";
import { onHost } from "./rehearsal";

const NAMESPACE = "django-swarm/ublog-rehearsal";
const instance = output("manager_instance_id");

/** Asks the emulated CloudWatch from the host, which has the AWS CLI; a real host's role may only put metrics. */
// biome-ignore lint/suspicious/noExplicitAny: whatever CloudWatch answers
const cloudWatch = (command: string): any =>
  JSON.parse(onHost(`aws cloudwatch ${command} --region us-east-1 --output json`));

const now = (offset: string): string => onHost(`date -u +%Y-%m-%dT%H:%M:00Z -d '${offset}'`).trim();
let since = "";

beforeAll(() => {
  since = now("-1 minute");
  onHost("sudo systemctl start django-swarm-metrics.service");
});

test.each([
  ["DiskUsedPercent", "of the root disk", ",Value=/"],
  ["DiskUsedPercent", "of Postgres's volume", ",Value=/data/postgres"],
  ["MemoryUsedPercent", "of the host", ""],
])("%s %s is in CloudWatch", (name, _, mountPoint) => {
  const dimensions = [`Name=InstanceId,Value=${instance}`, ...(mountPoint ? [`Name=MountPoint${mountPoint}`] : [])];
  const { Datapoints } = cloudWatch(
    `get-metric-statistics --namespace ${NAMESPACE} --metric-name ${name} --dimensions ${dimensions.join(" ")} ` +
      `--start-time ${since} --end-time ${now("+2 minutes")} --period 60 --statistics Maximum`,
  );
  expect(Datapoints.length).toBeGreaterThan(0);
  for (const { Maximum, Unit } of Datapoints) {
    expect(Unit).toBe("Percent");
    expect(Maximum).toBeGreaterThan(0);
    expect(Maximum).toBeLessThanOrEqual(100);
  }
});

test("a timer sends them", () => {
  expect(onHost("systemctl is-active django-swarm-metrics.timer").trim()).toBe("active");
});

test("what the host sends is what the alarms read, by name and dimension", () => {
  type Metric = { MetricName: string; Namespace: string; Dimensions: { Name: string; Value: string }[] };
  const key = ({ MetricName, Dimensions }: Metric): string =>
    [MetricName, ...Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort()].join(" ");
  const sent: Metric[] = cloudWatch(`list-metrics --namespace ${NAMESPACE}`).Metrics;
  const alarms: Metric[] = cloudWatch("describe-alarms --alarm-name-prefix ublog-rehearsal-").MetricAlarms;
  expect(alarms).toHaveLength(7);
  const read = alarms.filter(({ Namespace }) => Namespace === NAMESPACE).map(key);
  const ours = sent.map(key).filter((found) => found.includes(instance));
  expect(read.sort()).toEqual([...new Set(ours)].sort());
});
