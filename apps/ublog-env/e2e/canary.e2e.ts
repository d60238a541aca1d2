import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { GetParameterCommand } from "@aws-sdk/client-ssm";
import { s3, ssm } from "./aws";
import { newCanary, newPassword } from "./canary/canaries";
import { findLeaks, type Places } from "./canary/find-leaks";
import { readablePlaces } from "./canary/readable-places";
import { watched } from "./canary/watch-processes";
import { onHost, typed } from "./rehearsal";
import { siteIsBack } from "./ublog";

const STATES = "ublog-terraform-state";
const secretKey = newCanary("SECRET_KEY");
const password = newPassword("POSTGRES_PASSWORD");
const canaries = [secretKey, password];

const keptValue = async (name: string): Promise<string> => {
  const parameter = { Name: `/ublog-rehearsal/secrets/${name}`, WithDecryption: true };
  return (await ssm.send(new GetParameterCommand(parameter))).Parameter?.Value ?? "";
};

/** What the application has in a variable, its bytes in hexadecimal. */
const inContainer = (name: string): string =>
  Buffer.from(
    typed(`deployer exec ublog-rehearsal gunicorn -- sh -c 'printf %s "$${name}" | od -An -tx1'`).replace(/\s/g, ""),
    "hex",
  ).toString();

interface Listed {
  readonly name: string;
  readonly [field: string]: unknown;
}

/** `secrets list` as programs read it. */
function listed(name: string): Listed {
  const [line] = typed("deployer secrets list ublog-rehearsal --json")
    .split("\n")
    .filter((text) => text.includes('"result"'));
  return (JSON.parse(line as string).secrets as Listed[]).find((secret) => secret.name === name) as Listed;
}

const during: [string, string | Buffer][] = [];

test("a secret that is rotated is in the source at once, and in the swarm with the next release, as it was given", async () => {
  expect(listed("SECRET_KEY")).toMatchObject({ kept: "set", inSwarm: "current", behind: [] });
  for (const [line, input] of [
    ["deployer secrets rotate SECRET_KEY ublog-rehearsal --file - --yes", secretKey.value],
    ["deployer secrets rotate POSTGRES_PASSWORD ublog-rehearsal --file - --yes", password.value],
    ["deployer secrets check ublog-rehearsal --json", ""],
    ["deployer plan ublog-rehearsal", ""],
  ] as const) {
    const { status, places } = await watched(line, input);
    expect([line, status]).toEqual([line, 0]);
    during.push(...places);
  }
  expect(listed("SECRET_KEY")).toMatchObject({
    kept: "set",
    inSwarm: "outdated",
    services: ["gunicorn", "celery-worker", "celery-beat"],
    behind: ["gunicorn", "celery-worker", "celery-beat"],
  });

  const { status, places } = await watched("deployer release ublog-rehearsal --yes");
  expect([status, places.get("output of deployer release ublog-rehearsal --yes")]).toEqual([
    0,
    expect.stringContaining("Released ublog-rehearsal"),
  ]);
  during.push(...places);
  expect(listed("SECRET_KEY")).toMatchObject({ inSwarm: "current", behind: [] });
  expect(inContainer("SECRET_KEY")).toBe(secretKey.value);
  await siteIsBack();
  expect(await keptValue("SECRET_KEY")).toBe(secretKey.value);
  expect(await keptValue("POSTGRES_PASSWORD")).toBe(password.value);
});

test("a backup and a drill are watched, too", async () => {
  for (const line of ["deployer backup ublog-rehearsal", "deployer drill ublog-rehearsal --yes"]) {
    const { status, places } = await watched(line);
    expect([line, status]).toEqual([line, 0]);
    during.push(...places);
  }
});

test("no canary is in a state, file, specification, log, ledger, process list or environment of a child", async () => {
  const places: Places = new Map([...during, ...(await readablePlaces())]);
  expect([...places.keys()]).toEqual(
    expect.arrayContaining([
      expect.stringContaining("ublog-rehearsal/host.tfstate"),
      expect.stringContaining("/ledger/"),
      expect.stringMatching(/config ublog-rehearsal_release-\d+$/),
      expect.stringContaining("cdk.tf.json"),
    ]),
  );
  expect(places.get("process list")).toContain("gunicorn");
  expect(findLeaks(places, canaries)).toEqual([]);
});

test("a canary that is planted is found, wherever it is", async () => {
  const [mark = ""] = secretKey.marks;
  const planted = { Bucket: STATES, Key: "planted" };
  await s3.send(new PutObjectCommand({ ...planted, Body: Buffer.from(`{"value": "${mark}"}`).toString("base64") }));
  onHost(`echo "a ${mark}" | gzip | docker config create planted -`);
  onHost(`docker service update --detach --quiet --label-add planted=${mark} ublog-rehearsal_celery-beat`);
  onHost(`echo ${mark} | logger --tag planted`);
  try {
    const command = await watched(`sh -c 'sleep 1; : ${mark}'`);
    const child = await watched("sh -c 'sleep 1; true'", "", { PLANTED: mark });
    const leaks = findLeaks(new Map([...command.places, ...child.places, ...(await readablePlaces())]), canaries);
    expect(leaks).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^SECRET_KEY in s3:\/\/ublog-terraform-state\/planted@/),
        "SECRET_KEY in config planted",
        "SECRET_KEY in specifications of services",
        "SECRET_KEY in journal of the host",
        expect.stringMatching(/^SECRET_KEY in arguments of processes during sh -c 'sleep 1; : /),
        "SECRET_KEY in environments of processes of sh -c 'sleep 1; true'",
      ]),
    );
    expect(leaks.filter((leak) => leak.startsWith("POSTGRES_PASSWORD"))).toEqual([]);
  } finally {
    await s3.send(new DeleteObjectCommand(planted));
    onHost("docker config rm planted");
    onHost("docker service update --detach --quiet --label-rm planted ublog-rehearsal_celery-beat");
  }
});
