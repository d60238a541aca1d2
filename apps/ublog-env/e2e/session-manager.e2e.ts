import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { output } from "./aws";
import { inRehearsal, typed } from "./rehearsal";
import { variantCommands } from "./variant";

/** The rehearsal's own environment, as one whose hosts have neither a key pair nor an open port 22. */
const { deployer } = variantCommands({ name: "ublog-rehearsal", host: { ssh: { kind: "session-manager" } }, ssh: {} });
const folder = mkdtempSync(join(tmpdir(), "session-manager-"));
const calls = join(folder, "calls");
const AUTHORIZED = "/home/ec2-user/.ssh/authorized_keys";
const onInstance = (command: string): string => typed(`docker exec ${output("manager_instance_id")} ${command}`);
const recorder = (verb: string): string => typed(`curl -sS -X POST "$AWS_ENDPOINT_URL/moto-api/recorder/${verb}"`);
const path = `${folder}:${typed('printf %s "$PATH"')}`;

let keyPair: string;
beforeAll(() => {
  keyPair = onInstance(`cat ${AUTHORIZED}`);
  symlinkSync(join(__dirname, "session-manager/aws.js"), join(folder, "aws"));
  recorder("start-recording");
});
afterAll(() => {
  recorder("stop-recording");
  recorder("reset-recording");
  writeFileSync(join(folder, "key"), keyPair);
  typed(`docker exec -i ${output("manager_instance_id")} sh -c 'cat >${AUTHORIZED}' <${join(folder, "key")}`);
  rmSync(folder, { recursive: true });
});

const look = () => deployer("history --host-timeout 20", { PATH: path, CALLS: calls, XDG_STATE_HOME: folder });
const called = (): readonly { words: string[]; sent: Record<string, string> }[] =>
  readFileSync(calls, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("each connection has a key of its own, which the host is asked to let in, and no other", async () => {
  for (const _ of [1, 2]) {
    const { status, stdout, stderr } = await look();
    expect([status, stderr, stdout]).toEqual([0, expect.anything(), expect.stringContaining("released")]);
  }
  const instance = output("manager_instance_id");
  const [one, other] = called();
  expect(one?.words.join(" ")).toBe(
    `ssm start-session --region us-east-1 --target ${instance} --document-name AWS-StartSSHSession --parameters portNumber=22`,
  );
  expect(one?.sent).toMatchObject({
    InstanceId: instance,
    InstanceOSUser: "ec2-user",
    SSHPublicKey: expect.stringMatching(/^ssh-ed25519 \S+\s*$/),
  });
  expect(other?.sent["SSHPublicKey"]).not.toBe(one?.sent["SSHPublicKey"]);
  expect(called()).toHaveLength(2);
});

test("the host's key is kept for the environment; when the same host has another, it ends there", async () => {
  const file = join(folder, "django-swarm/ublog-rehearsal/known_hosts");
  const kept = readFileSync(file, "utf8");
  expect(kept).toContain(`${output("manager_instance_id")},${output("manager_public_ip")} ssh-ed25519 `);
  writeFileSync(file, kept.replace(/\S{8}\n$/, "AAAAAAAA\n"));
  const { status, stderr } = await look();
  expect(status).toBe(3);
  expect(stderr).toMatch(/published is not the one it had[\s\S]*next: An instance publishes its key once/);
  expect(called()).toHaveLength(2);
});

test("the rehearsal's own known_hosts is below its directory", () => {
  expect(readFileSync(inRehearsal("state/django-swarm/ublog-rehearsal/known_hosts"), "utf8")).toContain("ssh-ed25519");
});
