import { CreateTagsCommand } from "@aws-sdk/client-ec2";
import {
  CopyObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { ec2, output, s3 } from "./aws";
import { backUp, backups, databases, dump, inPostgres, refused, resultOf } from "./backups";
import { eventually, onHost, typed } from "./rehearsal";
import { readPost, siteIsBack, writePost } from "./ublog";

const Bucket = output("backups_bucket_name");
const ID = /^\d{8}T\d{6}Z$/;

afterAll(async () => {
  for (const name of databases().filter((each) => each.startsWith("ublog_") || each === "side")) {
    inPostgres(`dropdb --username ublog ${name}`);
  }
  await siteIsBack();
});

const tagsOf = async (id: string): Promise<readonly (string | undefined)[]> => {
  const found = await s3.send(new GetObjectTaggingCommand({ Bucket, Key: `backups/${id}/manifest.json` }));
  return (found.TagSet ?? []).map(({ Key, Value }) => `${Key}=${Value}`);
};

test("a backup holds database, Redis's data, files and certificates; what it supersedes is tagged to expire", async () => {
  const first = backUp();
  const second = backUp();
  expect(first).toMatch(ID);
  const [newest, before] = backups();
  expect(newest).toMatchObject({ id: second, whole: true });
  expect(Object.keys(newest?.parts ?? {})).toEqual(["database", "redis", "media", "certificates"]);
  for (const bytes of Object.values(newest?.parts ?? {})) expect(bytes).toBeGreaterThan(0);
  expect(before?.id).toBe(first);
  expect(await tagsOf(first)).toEqual(["superseded=yes"]);
  expect(await tagsOf(second)).toEqual([]);
});

test("each object has the checksum and size that the manifest says, and S3 encrypts it", async () => {
  const [{ id } = { id: "" }] = backups();
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: `backups/${id}/manifest.json` }));
  const manifest = JSON.parse((await Body?.transformToString()) ?? "");
  for (const { object, bytes, sha256 } of Object.values(manifest.parts) as Record<string, unknown>[]) {
    const key = `backups/${id}/${object}`;
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: key }));
    expect(head).toMatchObject({ ContentLength: bytes, ServerSideEncryption: "AES256" });
    expect(onHost(`sudo aws s3 cp --region us-east-1 s3://${Bucket}/${key} - | sha256sum`).slice(0, 64)).toBe(sha256);
  }
});

test("the host makes one when the schedule says so, once; the schedule is a tag that changes while it runs", async () => {
  const due = (): string => {
    onHost("sudo systemctl start django-swarm-backup-due.service");
    return onHost("sudo journalctl -q -o cat -u django-swarm-backup-due.service -n 20");
  };
  const schedule = (Value: string) =>
    ec2.send(
      new CreateTagsCommand({ Resources: [output("manager_instance_id")], Tags: [{ Key: "BackupSchedule", Value }] }),
    );
  expect(onHost("systemctl is-active django-swarm-backup-due.timer")).toBe("active\n");
  const [newest] = backups();
  expect(due()).toContain("not yet");
  expect(backups()[0]).toEqual(newest);
  // Every second.
  await schedule("1 0");
  try {
    await eventually(() => {
      due();
      return backups()[0]?.id !== newest?.id || undefined;
    });
  } finally {
    await schedule("86400 11700");
  }
  await eventually(
    () => onHost("sudo django-swarm-metadata tags/instance/BackupSchedule") === "86400 11700" || undefined,
  );
  expect(due()).toContain("not yet");
});

test("a drill proves it, says what went on since, and leaves nothing", async () => {
  await writePost("after the backup");
  const there = databases();
  const found = resultOf("deployer drill ublog-rehearsal --yes --json");
  expect(found).toMatchObject({ id: backups()[0]?.id, differences: [] });
  const tables = found["tables"] as readonly { table: string; rows: number; liveRows: number }[];
  const posts = tables.find(({ table }) => table === "public.posts_post");
  expect(posts?.liveRows).toBe((posts?.rows ?? 0) + 1);
  expect(databases()).toEqual(there);
  expect(backups()[0]?.drill).toMatchObject({ passed: true });
  expect(typed("deployer status ublog-rehearsal")).toMatch(/last backup +\d{8}T\d{6}Z .* drill passed/);
});

describe("what cannot be restored is one error, and nothing is changed", () => {
  let there: readonly string[];
  let text: string;
  beforeAll(() => {
    [there, text] = [databases(), dump()];
  });
  const nothingChanged = () => {
    expect(databases()).toEqual(there);
    expect(dump() === text).toBe(true);
  };
  const keyOf = (object: string) => `backups/${backups()[0]?.id}/${object}`;
  const bytesOf = async (Key: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };
  const put = (Key: string, Body: Buffer) => s3.send(new PutObjectCommand({ Bucket, Key, Body }));

  test.each([
    ["nobody typed the environment's name", "--yes", "backup/needs-name", 2],
    ["another environment's name", "--replace ublog-staging", "backup/wrong-name", 2],
    ["an id that there is not", "20190101T000000Z --replace ublog-rehearsal", "backup/unknown", 2],
    ["into the live database", "--into ublog --yes", "backup/side-name", 2],
    ["beside it, unconfirmed", "--into side", "cli/needs-yes", 2],
  ])("%s", (_, words, code, exitCode) => {
    expect(refused(`deployer restore ublog-rehearsal ${words}`)).toMatchObject({ code: exitCode, error: { code } });
    nothingChanged();
  });

  test.each<[string, (whole: Buffer) => Buffer, RegExp]>([
    ["an object that was cut off", (whole) => whole.subarray(0, whole.length / 2), /has \d+ bytes, and had \d+/],
    ["an object with a wrong byte", (whole) => Buffer.from(whole).fill(0x20, 100, 101), /has the SHA-256 /],
  ])("%s", async (_, damage, detail) => {
    const key = keyOf("database.dump");
    const whole = await bytesOf(key);
    await put(key, damage(whole));
    try {
      const { code, error } = refused("deployer restore ublog-rehearsal --replace ublog-rehearsal");
      expect({ code, error }).toMatchObject({ code: 3, error: { code: "backup/unusable" } });
      expect(error["details"]).toEqual([expect.stringMatching(detail)]);
    } finally {
      await put(key, whole);
    }
    nothingChanged();
  });

  test("another environment's", async () => {
    const key = keyOf("manifest.json");
    const whole = await bytesOf(key);
    await put(key, Buffer.from(whole.toString().replace('"ublog-rehearsal"', '"ublog-production"')));
    try {
      const { code, error } = refused("deployer restore ublog-rehearsal --replace ublog-rehearsal");
      expect({ code, error }).toMatchObject({ code: 3, error: { code: "backup/unusable" } });
      expect(error["details"]).toEqual(["it is a backup of ublog-production, not of ublog-rehearsal"]);
    } finally {
      await put(key, whole);
    }
    nothingChanged();
  });

  test("one without a manifest", async () => {
    const CopySource = `${Bucket}/${keyOf("database.dump")}`;
    await s3.send(new CopyObjectCommand({ Bucket, Key: "backups/20200101T000000Z/database.dump", CopySource }));
    const { code, error } = refused("deployer restore ublog-rehearsal 20200101T000000Z --replace ublog-rehearsal");
    expect({ code, error }).toMatchObject({ code: 2, error: { code: "backup/not-whole" } });
  });

  test("no room on Postgres's disk", () => {
    onHost(
      "sudo fallocate -l $(df --output=avail -B1 /data/postgres | tail -n 1 | awk '{print int($1 - 2^27)}') /data/postgres/fill",
    );
    try {
      const { code, error } = refused("deployer restore ublog-rehearsal --replace ublog-rehearsal");
      expect({ code, error }).toMatchObject({ code: 3, error: { code: "backup/no-place" } });
      expect(error["details"]).toEqual([expect.stringMatching(/^\/data\/postgres has \d+ MiB free, and \d+ MiB are/)]);
    } finally {
      onHost("sudo rm /data/postgres/fill");
    }
    nothingChanged();
  });
});

test("a backup that its bucket does not take: one error, and those before count on", () => {
  const before = backups();
  const env = "/etc/django-swarm/host.env";
  onHost(`sudo cp ${env} ${env}.kept && sudo sed -i s/^BACKUPS_BUCKET=.*/BACKUPS_BUCKET=not-there/ ${env}`);
  try {
    const { code, error } = refused("deployer backup ublog-rehearsal");
    expect({ code, error }).toMatchObject({ code: 3, error: { code: "backup/failed" } });
    expect(error["details"]).toContainEqual("backup: database could not be stored");
  } finally {
    onHost(`sudo mv ${env}.kept ${env}`);
  }
  expect(backups()).toEqual(before);
});

test("a release that asks for a younger backup than there is, is refused, untouched", () => {
  const scale = (replicas: number) => onHost(`docker service scale -d ublog-rehearsal_gunicorn=${replicas}`);
  const spec = () => onHost("docker service inspect -f '{{json .Spec}}' ublog-rehearsal_gunicorn");
  scale(1);
  try {
    const before = spec();
    const { code, error } = refused("deployer release ublog-rehearsal --require-backup 0.0001 --yes");
    expect({ code, error }).toMatchObject({ code: 3, error: { code: "backup/too-old" } });
    expect(spec()).toBe(before);
  } finally {
    scale(2);
  }
});

test("the volume loses the database: a restore brings back every byte, in one step", async () => {
  const written = await writePost("before the loss");
  const text = dump();
  const id = backUp();
  // Docker takes its time to end a service that is scaled to nothing: data that is gone under Postgres is as good.
  onHost("docker service scale -d ublog-rehearsal_postgres=0 > /dev/null");
  await eventually(() => onHost("docker ps -q -f name=ublog-rehearsal_postgres") === "" || undefined);
  onHost("sudo find /data/postgres/pgdata -mindepth 1 -delete");
  onHost("docker service scale -d ublog-rehearsal_postgres=1 > /dev/null");
  await eventually(() => databases().includes("ublog") || undefined);
  expect(dump()).not.toContain("posts_post");

  const found = resultOf(`deployer restore ublog-rehearsal ${id} --replace ublog-rehearsal --json`);
  expect(found).toMatchObject({ id, database: "ublog", replaced: expect.stringMatching(/^ublog_replaced_\d/) });
  expect(dump() === text).toBe(true);
  await siteIsBack();
  expect(await readPost(written.id)).toBe(written.body);
  expect(databases().filter((name) => name.startsWith("ublog_restoring"))).toEqual([]);
});

test("beside the live database, to look at", async () => {
  const written = await writePost("after the backup");
  typed("deployer restore ublog-rehearsal --into side --yes");
  const count = (name: string) =>
    inPostgres(
      `psql --username ublog -d ${name} -Atc "select count(*) from posts_post where id = ${written.id}"`,
    ).trim();
  expect([count("ublog"), count("side")]).toEqual(["1", "0"]);
});
