import { rehearsal } from "../src/environments/rehearsal";
import { load, percentile } from "./load";
import { onHost, typed } from "./rehearsal";
import { siteIsBack } from "./ublog";
import { type Ended, variantCommands } from "./variant";
import { liveVersion, otherVersion, publishGood } from "./versions";

/** The rehearsal with one field changed: Traefik leads to the web server itself. */
const { deployer } = variantCommands({ name: "ublog-rehearsal", app: { ...rehearsal.app, routing: "traefik" } });

const VISITORS = 4;
const REQUESTS = 2_000;

const ranWell = ({ status, stdout, stderr }: Ended): void => {
  if (status !== 0) throw new Error(`ended with ${status}\n${stdout}\n${stderr}`);
};

/** What nginx was asked for below a path since it started, whichever of its tasks still has its log. */
const askedOfNginx = (path: string): number =>
  Number(onHost(`docker service logs --raw ublog-rehearsal_nginx 2>&1 | grep -c ' ${path}' || true`));

afterAll(async () => {
  typed("deployer release ublog-rehearsal --yes");
  await siteIsBack();
});

test("Traefik leads to the web server itself, and nobody notices the change", async () => {
  await siteIsBack();
  let done = false;
  const visited = load(VISITORS, () => done);
  try {
    ranWell(await deployer("release ublog-rehearsal --yes"));
  } finally {
    done = true;
  }
  expect((await visited).failures).toEqual([]);
  const before = askedOfNginx("/api/version/");
  await liveVersion();
  expect(askedOfNginx("/api/version/")).toBe(before);
});

test("releases replace the web server while Traefik leads to it: none of 2,000 requests is lost", async () => {
  const tags = [await publishGood(await otherVersion()), await publishGood(await liveVersion())];
  let enough = false;
  let done = false;
  const visited = load(VISITORS, (answered) => {
    enough = answered >= REQUESTS;
    return done;
  });
  let releases = 0;
  try {
    do {
      ranWell(await deployer(`release ublog-rehearsal --tag ${tags[releases++ % 2]} --yes`));
    } while (!enough);
  } finally {
    done = true;
  }
  const { tookMs, failures } = await visited;
  process.stdout.write(
    `${tookMs.length} requests in ${releases} releases, ${failures.length} failed; p99 ${percentile(tookMs, 0.99).toFixed(0)} ms\n`,
  );
  expect(failures).toEqual([]);
  expect(tookMs.length).toBeGreaterThanOrEqual(REQUESTS);
}, 900_000);
