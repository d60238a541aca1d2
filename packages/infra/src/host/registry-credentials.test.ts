import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const script = readFileSync(join(__dirname, "../../boot/registry-credentials.sh"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "registry-credentials-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Answers as the CLI does; the lock's looks one after the other, the last one for ever. */
const DOCKER = `#!/bin/bash
echo "$1 $2 \${!#}" >>calls
case "$1 $2" in
  "config inspect")
    line=$(head -n 1 looks)
    [ "$(wc -l <looks)" -eq 1 ] || sed -i 1d looks
    [ "$line" != none ] || { echo "no such config" >&2; exit 1; }
    echo "$line" ;;
  "service ls") printf '%s\\n' "app_web ecr/app@sha256:1" "app_redis redis@sha256:2" "app_beat ecr/app@sha256:1" ;;
esac
`;

/** Runs the script on a host whose lock looks like this, one line a look. @returns what it did. */
function refresh(looks: readonly string[]): { status: number | null; calls: readonly string[] } {
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write("docker", DOCKER);
  write("sleep", '#!/bin/sh\necho "sleep $1" >>calls\n');
  for (const name of ["docker", "sleep"]) chmodSync(join(folder, name), 0o755);
  write("host.env", "ENVIRONMENT=shop\nREGISTRY=ecr\n");
  write("looks", `${looks.join("\n")}\n`);
  write("calls", "");
  const { status } = spawnSync("bash", {
    cwd: folder,
    input: script.replaceAll("/etc/django-swarm/host.env", join(folder, "host.env")),
    env: { PATH: `${folder}:${process.env["PATH"]}` },
  });
  return { status, calls: readFileSync(join(folder, "calls"), "utf8").trim().split("\n") };
}

const updates = (calls: readonly string[]): readonly string[] =>
  calls.filter((call) => call.startsWith("service update"));
const FRESH = ["service update app_web", "service update app_beat"];

test.each([
  ["no release was ever made", ["none"], 0],
  ["nobody holds the lock", [" 7"], 0],
  ["a holder whose heart has stopped", ["token 7"], 1],
  ["a release that ends while it is looked at", ["token 7", " 1"], 1],
  ["a release at work: it is waited for", ["token 7", "token 8", "token 8", "token 9", " 1"], 3],
])("%s", (_, looks, sleeps) => {
  const { status, calls } = refresh(looks);
  expect(status).toBe(0);
  expect(updates(calls)).toEqual(FRESH);
  expect(calls.filter((call) => call === "sleep 15")).toHaveLength(sleeps);
  expect(calls.findIndex((call) => call.startsWith("service update"))).toBeGreaterThan(calls.lastIndexOf("sleep 15"));
});

test("the images of others are left alone", () => {
  expect(refresh(["none"]).calls.join()).not.toContain("app_redis");
});
