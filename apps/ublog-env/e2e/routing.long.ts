import { rehearsal } from "../src/environments/rehearsal";
import { loadWhile, percentile } from "./load";
import { onHost } from "./rehearsal";
import { siteIsBack } from "./ublog";
import { type Ended, variantCommands } from "./variant";
import { liveVersion, otherVersion, publishGood } from "./versions";

/** The rehearsal with one field changed: Traefik leads to the web server itself. */
const changed = { name: "ublog-rehearsal", app: { ...rehearsal.app, routing: "traefik" } } as const;
const { deployer } = variantCommands(changed);
/** Traefik sees the new web servers a moment after the new nginx no longer leads to them. */
const FORGIVEN = 20;

const VISITORS = 4;
const REQUESTS = 2_000;

const ranWell = ({ status, stdout, stderr }: Ended): void => {
  if (status !== 0) throw new Error(`ended with ${status}\n${stdout}\n${stderr}`);
};

/** What the nginx that runs was asked for below a path. */
const askedOfNginx = (path: string): number =>
  Number(
    onHost(
      `docker ps -q -f name=ublog-rehearsal_nginx -f health=healthy | xargs -n 1 docker logs 2>&1 | grep -c ' ${path}' || true`,
    ),
  );

afterAll(async () => {
  const forgiving = variantCommands({ name: "ublog-rehearsal", release: { errorBudget: FORGIVEN } });
  ranWell(await forgiving.deployer("release ublog-rehearsal --yes"));
  await siteIsBack();
});

test("a release changes who leads to the web server; that one needs an error budget, and is rolled back without", async () => {
  await siteIsBack();
  expect(await deployer("release ublog-rehearsal --yes")).toMatchObject({
    status: 4,
    stderr: expect.stringContaining("The site failed while it was released"),
  });
  await siteIsBack();
  const forgiving = variantCommands({ ...changed, release: { ...rehearsal.release, errorBudget: FORGIVEN } });
  ranWell(await forgiving.deployer("release ublog-rehearsal --yes"));
  await siteIsBack();
  const before = askedOfNginx("/api/version/");
  await liveVersion();
  expect(askedOfNginx("/api/version/")).toBe(before);
});

test("releases replace the web server while Traefik leads to it: none of 2,000 requests is lost", async () => {
  const tags = [await publishGood(await otherVersion()), await publishGood(await liveVersion())];
  const { tookMs, failures, times } = await loadWhile(VISITORS, REQUESTS, async (time) =>
    ranWell(await deployer(`release ublog-rehearsal --tag ${tags[(time - 1) % 2]} --yes`)),
  );
  process.stdout.write(
    `${tookMs.length} requests in ${times} releases, ${failures.length} failed; p99 ${percentile(tookMs, 0.99).toFixed(0)} ms\n`,
  );
  expect(failures).toEqual([]);
  expect(tookMs.length).toBeGreaterThanOrEqual(REQUESTS);
}, 900_000);
