import { output } from "./aws";
import { onHost } from "./rehearsal";

const NAMESPACE = "django-swarm/ublog-rehearsal";

/** Asks the emulated CloudWatch from the host, which has the AWS CLI; a real host's role may only put metrics. */
// biome-ignore lint/suspicious/noExplicitAny: whatever CloudWatch answers
const cloudWatch = (command: string): any =>
  JSON.parse(onHost(`aws cloudwatch ${command} --region us-east-1 --output json`));

const dimensions = (mountPoint?: string) => [
  { Name: "InstanceId", Value: output("manager_instance_id") },
  ...(mountPoint ? [{ Name: "MountPoint", Value: mountPoint }] : []),
];

test.each([
  ["DiskUsedPercent", "/"],
  ["DiskUsedPercent", "/data/postgres"],
  ["MemoryUsedPercent", undefined],
])("the host's timer brings %s of %s to CloudWatch", (name, mountPoint) => {
  expect(onHost("systemctl is-active django-swarm-metrics.timer").trim()).toBe("active");
  const since = onHost("date -u +%Y-%m-%dT%H:%M:00Z -d '-1 minute'").trim();
  const until = onHost("date -u +%Y-%m-%dT%H:%M:00Z -d '+2 minutes'").trim();
  onHost("sudo systemctl start django-swarm-metrics.service");
  const of = dimensions(mountPoint).map(({ Name, Value }) => `Name=${Name},Value=${Value}`);
  const { Datapoints } = cloudWatch(
    `get-metric-statistics --namespace ${NAMESPACE} --metric-name ${name} --dimensions ${of.join(" ")} ` +
      `--start-time ${since} --end-time ${until} --period 60 --statistics Maximum`,
  );
  expect(Datapoints.length).toBeGreaterThan(0);
  for (const { Maximum, Unit } of Datapoints) {
    expect(Unit).toBe("Percent");
    expect(Maximum).toBeGreaterThan(0);
    expect(Maximum).toBeLessThanOrEqual(100);
  }
});

test("what the host sends is what the alarms read, by name and dimension", () => {
  onHost("sudo systemctl start django-swarm-metrics.service");
  type Metric = { MetricName: string; Namespace: string; Dimensions: { Name: string; Value: string }[] };
  const key = ({ MetricName, Dimensions }: Metric): string =>
    [MetricName, ...Dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort()].join(" ");
  const instance = output("manager_instance_id");
  const sent: Metric[] = cloudWatch(`list-metrics --namespace ${NAMESPACE}`).Metrics;
  const alarms: Metric[] = cloudWatch("describe-alarms --alarm-name-prefix ublog-rehearsal-").MetricAlarms;
  expect(alarms).toHaveLength(7);
  const read = alarms.filter(({ Namespace }) => Namespace === NAMESPACE).map(key);
  const ours = sent.map(key).filter((found) => found.includes(instance));
  expect(read.sort()).toEqual([...new Set(ours)].sort());
});
