import { load, loadWhile, percentile } from "./load";
import { typed } from "./rehearsal";
import { run } from "./release-run";
import { siteIsBack } from "./ublog";
import { otherVersion, publishGood } from "./versions";

const REQUESTS = 10_000;
const VISITORS = 4;

const shown = (tookMs: readonly number[]): string =>
  [0.5, 0.99, 1].map((share) => `p${share * 100} ${percentile(tookMs, share).toFixed(0)} ms`).join(", ");

/** How often each of the texts is in the database. */
function countWritten(): ReadonlyMap<string, number> {
  const query = "select body, count(*) from posts_post where body like 'once %' group by body";
  const rows = typed("deployer psql ublog-rehearsal -- -At -F '|'", { input: `${query};\n` });
  return new Map(
    rows
      .trim()
      .split("\n")
      .map((row) => row.split("|"))
      .map(([body, count]) => [body as string, Number(count)]),
  );
}

test("10,000 requests while backend, nginx and workers change again and again: none is lost, no POST is done twice", async () => {
  await siteIsBack();
  const tags: string[] = [];
  for (const version of [await otherVersion(), "4"]) tags.push(await publishGood(version));
  for (const tag of [...tags].reverse()) expect((await run(`release ublog-rehearsal --tag ${tag}`)).code).toBe(0);

  const atRest = await load(VISITORS, (answered) => answered >= REQUESTS / 10);
  expect(atRest.failures).toEqual([]);

  const { tookMs, failures, written, times } = await loadWhile(VISITORS, REQUESTS, async (time) => {
    expect((await run(`release ublog-rehearsal --tag ${tags[time % 2]}`)).code).toBe(0);
  });
  process.stdout.write(
    `${tookMs.length} requests in ${times} releases, ${failures.length} failed: ${shown(tookMs)}; ` +
      `at rest: ${shown(atRest.tookMs)}\n`,
  );
  expect(failures).toEqual([]);
  expect(tookMs.length).toBeGreaterThanOrEqual(REQUESTS);
  expect(Math.max(...tookMs)).toBeLessThan(5_000);
  const counts = countWritten();
  expect([...written, ...atRest.written].filter((body) => counts.get(body) !== 1)).toEqual([]);
}, 1_800_000);
