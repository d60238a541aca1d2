import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const script = readFileSync(join(__dirname, "../../boot/backup.sh"), "utf8");
const root = mkdtempSync(join(tmpdir(), "backup-script-"));
afterAll(() => rmSync(root, { recursive: true }));

/** S3 as a folder: an object is a file, its tags lie beside it. Asked as the script asks. */
const AWS = `
place=$BUCKET_DIR
case "$1 $2" in
  "s3 cp")
    target=\${@: -1}; target=$place/\${target#s3://bucket/}
    [ -z "$S3_FAILS" ] || { echo "AccessDenied" >&2; exit 1; }
    mkdir -p "$(dirname "$target")"; cat > "$target" ;;
  "s3api list-objects-v2")
    case "$*" in
      *CommonPrefixes*) cd "$place/backups" && for d in */; do echo "backups/$d"; done ;;
      *) prefix=$(echo "$*" | sed 's/.*--prefix \\([^ ]*\\).*/\\1/'); cd "$place" && for f in "$prefix"*; do case $f in *.tags) ;; *) echo "$f" ;; esac; done ;;
    esac ;;
  "s3api get-object-tagging") key=$(echo "$*" | sed 's/.*--key \\([^ ]*\\).*/\\1/'); cat "$place/$key.tags" ;;
  "s3api put-object-tagging") key=$(echo "$*" | sed 's/.*--key \\([^ ]*\\).*/\\1/'); [ -e "$place/$key" ] && echo superseded > "$place/$key.tags" ;;
esac`;

/** The engine: Postgres answers as psql and pg_dump do; there is no Redis. */
const DOCKER = `
case "$1 $2 $3" in
  "service ls "*) [ -z "$NO_ENGINE" ] || exit 1; [ -n "$EMPTY" ] || printf 'shop_postgres\\nshop_nginx\\n' ;;
  "ps "*) echo c0ffee ;;
  "exec -i "*)
    echo '8000|170006|00000003-0000001B-1'
    echo '{"table" : "public.post", "rows" : 2, "sum" : "7"}'
    [ -z "$NO_SUMS" ] || exit 3
    echo end
    cat > /dev/null ;;
  "exec "*) case "$*" in *"--snapshot"*00000003-0000001B-1) printf dump; exit "\${DUMP_STATUS:-0}" ;; esac; exit 2 ;;
esac`;

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  /** Backups that are there already: objects by id. */
  readonly before?: Readonly<Record<string, readonly string[]>>;
  /** Manifests of these are tagged. */
  readonly tagged?: readonly string[];
  readonly withoutMedia?: boolean;
}

function backUp({ env = {}, before = {}, tagged = [], withoutMedia = false }: Given = {}) {
  const folder = mkdtempSync(join(root, "run-"));
  const [bin, bucket, data, run] = ["bin", "bucket", "data", "run"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const each of [bin, join(bucket, "backups"), data, run]) mkdirSync(each, { recursive: true });
  for (const [name, body] of Object.entries({ aws: AWS, docker: DOCKER })) {
    writeFileSync(join(bin, name), `#!/bin/bash${body}\n`, { mode: 0o755 });
  }
  if (!withoutMedia) {
    mkdirSync(join(data, "assets/media"), { recursive: true });
    writeFileSync(join(data, "assets/media/cat.jpg"), "a cat");
  }
  for (const [id, objects] of Object.entries(before)) {
    mkdirSync(join(bucket, "backups", id));
    for (const name of objects) writeFileSync(join(bucket, "backups", id, name), "");
    if (tagged.includes(id)) writeFileSync(join(bucket, "backups", id, "manifest.json.tags"), "superseded\n");
  }
  writeFileSync(
    join(folder, "host.env"),
    `ENVIRONMENT=shop\nREGION=eu-central-1\nBACKUPS_BUCKET=bucket\nDATA_ROOT=${data}\n`,
  );
  const text = script
    .replaceAll("/etc/django-swarm/host.env", join(folder, "host.env"))
    .replaceAll("/usr/local/share/django-swarm", join(__dirname, "../../boot"))
    .replaceAll("--tmpdir=/run", `--tmpdir=${run}`);
  writeFileSync(join(folder, "backup.sh"), text);
  const { status, stdout, stderr } = spawnSync("bash", [join(folder, "backup.sh")], {
    encoding: "utf8",
    timeout: 60_000,
    env: { BUCKET_DIR: bucket, PATH: `${bin}:${process.env["PATH"]}`, ...env },
  });
  const own = readdirSync(join(bucket, "backups")).filter((id) => !(id in before));
  const [id = ""] = own;
  const object = (name: string) => join(bucket, "backups", id, name);
  return {
    status,
    stdout,
    stderr,
    id,
    object,
    read: (name: string) => readFileSync(object(name), "utf8"),
    isTagged: (key: string) => existsSync(join(bucket, "backups", `${key}.tags`)),
    left: readdirSync(run),
  };
}

const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");

test("the manifest comes last, and says of each part what was stored", () => {
  const { status, stderr, id, read, object, left } = backUp();
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(id).toMatch(/^\d{8}T\d{6}Z$/);
  expect(read("database.dump")).toBe("dump");
  const media = readFileSync(object("media.tar"));
  expect(JSON.parse(read("manifest.json"))).toEqual({
    format: 1,
    id,
    environment: "shop",
    startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    endedAt: expect.any(String),
    parts: {
      database: {
        object: "database.dump",
        bytes: 4,
        sha256: sha256("dump"),
        databaseBytes: 8000,
        serverVersion: 170006,
        tables: [{ table: "public.post", rows: 2, sum: "7" }],
      },
      media: { object: "media.tar", bytes: media.length, sha256: sha256(media) },
    },
  });
  expect(left).toEqual([]);
});

test.each<[string, Record<string, string>, string]>([
  ["a dump that fails in the middle", { DUMP_STATUS: "1" }, "database could not be stored"],
  ["a bucket that refuses", { S3_FAILS: "1" }, "database could not be stored"],
  ["an engine that does not answer", { NO_ENGINE: "1" }, ""],
  ["a swarm that nothing was released to", { EMPTY: "1" }, "release first"],
  ["tables that cannot be read", { NO_SUMS: "1" }, "the tables could not be summed up|Postgres does not answer"],
])("%s: no manifest, nothing of those before is touched, nothing left on the host", (_, env, says) => {
  const { status, stderr, object, isTagged, left } = backUp({ env, before: { "20260101T000000Z": ["manifest.json"] } });
  expect(status).not.toBe(0);
  expect(stderr).toMatch(new RegExp(says));
  expect(existsSync(object("manifest.json"))).toBe(false);
  expect(isTagged("20260101T000000Z/manifest.json")).toBe(false);
  expect(left).toEqual([]);
});

test("whatever the newest good one has superseded is tagged to expire, itself is not", () => {
  const { status, id, isTagged } = backUp({
    before: {
      "20260104T000000Z": ["database.dump"],
      "20260103T000000Z": ["database.dump", "manifest.json"],
      "20260102T000000Z": ["database.dump", "manifest.json"],
    },
    tagged: ["20260102T000000Z"],
  });
  expect(status).toBe(0);
  const keys = ["20260104T000000Z/database.dump", "20260103T000000Z/database.dump", "20260103T000000Z/manifest.json"];
  for (const key of keys) expect([key, isTagged(key)]).toEqual([key, true]);
  // It was done when its successor was made: nobody looks further back.
  expect(isTagged("20260102T000000Z/database.dump")).toBe(false);
  expect(isTagged(`${id}/manifest.json`)).toBe(false);
  expect(isTagged(`${id}/database.dump`)).toBe(false);
});
