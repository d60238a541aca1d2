import { rehearsal } from "../src/environments/rehearsal";
import { loadWhile, percentile } from "./load";
import { eventually, onHost } from "./rehearsal";
import { siteIsBack } from "./ublog";
import { type Ended, variantCommands } from "./variant";
import { liveVersion, otherVersion, publishGood } from "./versions";

/** The rehearsal as it is, and with one field changed: Traefik leads to the web server itself. */
const byNginx = variantCommands({ name: "ublog-rehearsal" });
const byTraefik = variantCommands({ name: "ublog-rehearsal", app: { ...rehearsal.app, routing: "traefik" } });

const VISITORS = 4;
const REQUESTS = 2_000;

const ranWell = ({ status, stdout, stderr }: Ended): void => {
  if (status !== 0) throw new Error(`ended with ${status}\n${stdout}\n${stderr}`);
};

/** How often the nginx that runs was asked for what is below a path. */
const askedOfNginx = (path: string): number =>
  Number(
    onHost(
      `docker ps -q -f name=ublog-rehearsal_nginx -f health=healthy | xargs -n 1 docker logs 2>&1 | grep -c ' ${path}' || true`,
    ),
  );

const tasks = (): string => onHost("docker ps -q --no-trunc --filter name=ublog-rehearsal_ | sort");

async function losesNothing(release: (time: number) => Promise<Ended>): Promise<void> {
  await siteIsBack();
  const { tookMs, failures, times } = await loadWhile(VISITORS, REQUESTS, async (time) => ranWell(await release(time)));
  process.stdout.write(
    `${tookMs.length} requests in ${times} releases, ${failures.length} failed; p99 ${percentile(tookMs, 0.99).toFixed(0)} ms\n`,
  );
  expect(failures).toEqual([]);
  expect(tookMs.length).toBeGreaterThanOrEqual(REQUESTS);
}

afterAll(async () => {
  ranWell(await byNginx.deployer("release ublog-rehearsal --yes"));
  await siteIsBack();
});

test("who leads to the web server is changed back and forth: nothing restarts, none of 2,000 requests is lost", async () => {
  ranWell(await byNginx.deployer("release ublog-rehearsal --yes"));
  const before = tasks();
  await losesNothing((time) => (time % 2 === 1 ? byTraefik : byNginx).deployer("release ublog-rehearsal --yes"));
  expect(tasks()).toBe(before);
}, 900_000);

test("with Traefik's routing nginx is not asked for what is the web server's", async () => {
  ranWell(await byTraefik.deployer("release ublog-rehearsal --yes"));
  // Traefik looks every second.
  await eventually(async () => {
    const before = askedOfNginx("/api/version/");
    await liveVersion();
    return askedOfNginx("/api/version/") === before || undefined;
  });
});

test("releases replace the web server while Traefik leads to it: none of 2,000 requests is lost", async () => {
  const tags = [await publishGood(await otherVersion()), await publishGood(await liveVersion())];
  await losesNothing((time) => byTraefik.deployer(`release ublog-rehearsal --tag ${tags[(time - 1) % 2]} --yes`));
}, 900_000);
