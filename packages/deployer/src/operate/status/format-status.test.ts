import type { LastBackup } from "../../backup/last-backup";
import { formatStatus } from "./format-status";
import type { Status } from "./status";

const status: Status = {
  environment: "ublog-staging",
  url: "https://staging.example.com/",
  release: { tags: ["v2"], at: "2026-03-01T08:15:00.123456789Z" },
  services: [
    {
      name: "gunicorn",
      running: 1,
      desired: 2,
      image: "ublog-staging-backend@0123456789ab",
      trouble: "its health check fails",
    },
    { name: "redis", running: 1, desired: 1, image: "redis:8@ba9876543210", trouble: undefined },
  ],
  nodes: [
    {
      name: "ip-10-20-0-10",
      role: "manager",
      state: "ready",
      availability: "active",
      address: "10.20.0.10",
      engine: "25.0.8",
      tasks: 9,
    },
    {
      name: "ip-10-20-0-11",
      role: "worker",
      state: "down",
      availability: "active",
      address: "10.20.0.11",
      engine: "25.0.8",
      tasks: 0,
    },
  ],
  certificates: [{ hostName: "staging.example.com", daysLeft: 61, issuer: "R11", trouble: undefined }],
  disks: [
    { mountPoint: "/", sizeGiB: 20, freeGiB: 15, usedPercent: 26 },
    { mountPoint: "/data", sizeGiB: 8589934592, freeGiB: 8589934591, usedPercent: 1 },
  ],
  memoryMiB: { total: 1882, available: 941 },
  load: { fiveMinutes: 0.12, cpus: 2 },
  backup: {
    last: {
      id: "20260301T031501Z",
      startedAt: "2026-03-01T03:15:01Z",
      bytes: 3_456_789,
      drill: { id: "20260222T031501Z", at: "2026-02-22T09:00:00Z", passed: true },
    },
    hoursOld: 5,
    trouble: undefined,
  },
  alarms: [{ name: "disk", state: "ALARM", reason: "Threshold Crossed" }],
};

test("one screen: what is wrong is marked", () => {
  expect(formatStatus(status)).toBe(`ublog-staging  https://staging.example.com/
release       v2, since 2026-03-01T08:15:00Z
services      gunicorn  1/2  ublog-staging-backend@0123456789ab  ! its health check fails
              redis     1/1  redis:8@ba9876543210
nodes         ip-10-20-0-10  manager  ready, active   10.20.0.10  engine 25.0.8  9 tasks
              ip-10-20-0-11  worker   ! down, active  10.20.0.11  engine 25.0.8  0 tasks
certificates  staging.example.com  61 days left  R11
disks         /      26 % used  15 GiB free
              /data  1 % used   grows by itself
memory        941 of 1882 MiB free
load          0.12 on 2 CPUs, five minutes
last backup   20260301T031501Z  5 h old  3.3 MiB  drill of 20260222T031501Z passed 2026-02-22
alarms        disk  ! ALARM  Threshold Crossed`);
});

test("an empty swarm, without alarms", () => {
  const { alarms: _, ...rest } = status;
  const text = formatStatus({ ...rest, alarms: undefined, release: undefined, services: [] });
  expect(text).toContain("release       none yet\nservices      none\n");
  expect(text).not.toContain("alarms");
});

test.each([
  ["none", { last: undefined, hoursOld: undefined, trouble: undefined }, "none"],
  ["one that cannot be looked at", { last: undefined, hoursOld: undefined, trouble: "No." }, "none  ! No."],
  [
    "one that was never tried out, and is old",
    { last: { ...status.backup.last, drill: undefined } as LastBackup, hoursOld: 60, trouble: "one is overdue" },
    "20260301T031501Z  60 h old  3.3 MiB  never tried out  ! one is overdue",
  ],
])("the last backup: %s", (_, backup, line) => {
  expect(formatStatus({ ...status, backup })).toContain(`\nlast backup   ${line}\n`);
});
