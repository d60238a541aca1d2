import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetParametersCommand } from "@aws-sdk/client-ssm";
import { publishVersion } from "@django-swarm/rehearsal";
import { rehearsalOptions } from "../src/rehearsal-options";
import { output, ssm } from "./aws";
import { ask, eventually, onHost, root, summary, type, typed } from "./rehearsal";
import { readPost, siteIsBack, writePost } from "./ublog";

/** `stack-renderer render --out`, and then nothing but a shell and docker on the host. */

const directory = join(mkdtempSync(join(tmpdir(), "rendered-")), "stack");
const ssh = `ssh ec2-user@${summary.ssh.hosts[0]}`;
const objects = (): string =>
  onHost("docker secret ls -q; docker config ls -q; docker network ls -q -f driver=overlay");
const deploy = (file: string, name: string): string =>
  onHost(`docker stack deploy --with-registry-auth -c rendered/${file} ${name}`);

let tag: string;
let version: string;
let written: { id: number; body: string };

/** What prepare.sh asks for, and what a release has given: the databases know no other passwords. */
async function secretValues(): Promise<ReadonlyMap<string, string>> {
  const script = readFileSync(join(directory, "prepare.sh"), "utf8");
  const names = [...script.matchAll(/^need_secret (\w+) /gm)].map(([, name]) => name as string);
  const Names = names.map((name) => `/ublog-rehearsal/secrets/${name}`);
  const { Parameters = [] } = await ssm.send(new GetParametersCommand({ Names, WithDecryption: true }));
  return new Map(
    names.map((name) => [name, Parameters.find((found) => found.Name?.endsWith(`/${name}`))?.Value as string]),
  );
}

/** Runs prepare.sh on the host with these secrets as variables; they travel by standard input, each in a line. */
function prepare(values: ReadonlyMap<string, string>) {
  const reads = [...values.keys()].map((name) => `read -r line; export ${name}="$(echo "$line" | base64 -d)";`);
  const lines = [...values.values()].map((value) => Buffer.from(value).toString("base64"));
  return type(`${ssh} '${reads.join(" ")} rendered/prepare.sh'`, { input: [...lines, ""].join("\n") });
}

/** The state of a job's one task, and what it printed. */
function job(name: string): { state: string; said: string } | undefined {
  const state = onHost(`docker service ps --format "{{.CurrentState}}" ${name}`).split(" ")[0] ?? "";
  if (!["Complete", "Failed", "Rejected"].includes(state)) return undefined;
  return { state, said: onHost(`docker service logs --raw ${name} 2>&1`) };
}

beforeAll(async () => {
  written = await writePost("before the rendered directory");
  version = (await ask("/api/version/")).json.version === "5" ? "6" : "5";
  tag = await publishVersion(rehearsalOptions, version);
  const registry = output("backend_repository_url").split("/")[0];
  typed(
    `node ${root}/apps/ublog-env/bin/stack-renderer.js render ublog-rehearsal` +
      ` --tag ${tag} --registry ${registry} --out ${directory}`,
  );
  typed(`tar -C ${directory} -c . | ${ssh} 'rm -rf rendered && mkdir rendered && tar -x -C rendered'`);
});

afterAll(() => {
  onHost("docker stack rm ublog-rehearsal-jobs ublog-rehearsal-backups 2>&1; true");
  // Back to secrets named by their values: of Postgres, too.
  typed(`deployer release ublog-rehearsal --tag ${tag} --allow-stateful-restart --yes`);
  onHost("docker secret ls --format '{{.Name}}' | grep '_0000000000000000$' | xargs docker secret rm; rm -rf rendered");
  rmSync(join(directory, ".."), { recursive: true });
});

test("without values it names every secret, and makes nothing", async () => {
  const before = objects();
  const { status, stderr } = prepare(new Map());
  expect(status).toBe(2);
  for (const name of (await secretValues()).keys()) expect(stderr).toContain(name);
  expect(objects()).toBe(before);
});

test("with them it makes what is missing; run again it makes nothing, and needs no value", async () => {
  const { status, stdout, stderr } = prepare(await secretValues());
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/created secret ublog-rehearsal_SECRET_KEY_0000000000000000/);
  const before = objects();
  const again = prepare(new Map());
  expect(again.status).toBe(0);
  expect(again.stdout).not.toContain("created");
  expect(objects()).toBe(before);
});

test("plain `docker stack deploy` brings the product up: the new version answers over TLS, with the old posts", async () => {
  deploy("stack.yml", "ublog-rehearsal");
  await eventually(async () => ((await ask("/api/version/")).json.version === version ? true : undefined), 300_000);
  await siteIsBack(300_000);
  expect(await readPost(written.id)).toBe(written.body);
  expect(
    onHost("docker service inspect -f '{{.Spec.TaskTemplate.ContainerSpec.Image}}' ublog-rehearsal_gunicorn"),
  ).toContain(`:${tag}`);
}, 900_000);

test("the release job runs by itself: migrations, and static files", async () => {
  deploy("jobs/release.yml", "ublog-rehearsal-jobs");
  const { state, said } = await eventually(() => job("ublog-rehearsal-jobs_release"));
  expect({ state, said }).toMatchObject({ state: "Complete", said: expect.stringMatching(/Running migrations/) });
  expect(said).toMatch(/static files?/);
});

test("the backup job dumps the database beside the data, and a dump gives the posts back", async () => {
  const postgres = onHost("docker ps -q -f name=ublog-rehearsal_postgres -f health=healthy").trim();
  const image = onHost(`docker inspect -f "{{.Image}}" ${postgres}`).trim();
  deploy("jobs/backup.yml", "ublog-rehearsal-backups");
  const { state, said } = await eventually(() => job("ublog-rehearsal-backups_backup"));
  expect({ state, said }).toMatchObject({ state: "Complete" });
  const name = /^\/backups\/(ublog-\d{8}T\d{6}Z\.dump)$/m.exec(said)?.[1] as string;
  expect(onHost("sudo ls -A /data/backups").split("\n")).toContain(name);
  const inPostgres = (command: string): string => onHost(`docker exec -i ${postgres} ${command}`);
  inPostgres("createdb --username ublog restored");
  try {
    onHost(
      `docker run --rm --network none --entrypoint cat -v /data/backups:/backups:ro ${image} /backups/${name}` +
        ` | docker exec -i ${postgres} pg_restore --exit-on-error --username ublog --dbname restored`,
    );
    const query = `select body from posts_post where id = ${written.id}`;
    expect(inPostgres(`psql --username ublog --dbname restored -At -c "${query}"`).trim()).toBe(written.body);
  } finally {
    inPostgres("dropdb --username ublog restored");
  }
});
