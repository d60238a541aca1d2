import { onHost, type, typed } from "./rehearsal";
import { errorOf, history, reached, run } from "./release-run";
import { siteIsBack } from "./ublog";
import { BREAKS, dropsColumn, liveVersion, otherVersion, publishChanged, publishGood } from "./versions";

const NAME = `Aside${Date.now()}`;
const MIGRATION = `posts.0002_${NAME.toLowerCase()}`;
const ALLOWED = "--allow-irreversible-migrations";
const dumps = (): readonly string[] =>
  onHost("sudo sh -c 'ls /data/postgres/dumps 2>/dev/null || true'").split("\n").filter(Boolean);

/** What it has done to the database concerns no other test. */
afterAll(() => {
  const table = NAME.toLowerCase();
  typed("deployer psql ublog-rehearsal", {
    input: `DROP TABLE IF EXISTS posts_${table}; DELETE FROM django_migrations WHERE name = '0002_${table}';`,
  });
});

test("a migration that cannot be undone is planned, refused, dumped before, and not gone back behind", async () => {
  const before = { release: history().at(-1), dumps: dumps() };
  const working = await otherVersion();
  const drops = dropsColumn(NAME);
  const broken = await publishChanged("broken after its migration", [...drops, ...BREAKS["exits at boot"]]);
  expect(typed(`deployer plan ublog-rehearsal --migrations --tag ${broken}`)).toMatch(
    new RegExp(`${MIGRATION.replace(".", "\\.")} +CANNOT BE UNDONE\\n +Remove field note from .*drops a column`),
  );

  const refused = await run(`release ublog-rehearsal --tag ${broken}`);
  expect(refused.code).toBe(3);
  expect(errorOf(refused)).toMatchObject({ code: "migrations/irreversible", hint: expect.stringContaining(ALLOWED) });
  expect({ release: history().at(-1), dumps: dumps() }).toEqual(before);

  const failed = await run(`release ublog-rehearsal --tag ${broken} ${ALLOWED}`);
  expect(failed.code).toBe(5);
  const error = errorOf(failed);
  expect(error).toMatchObject({ code: "release/irreversible", message: expect.stringMatching(/exits with code 3/) });
  expect(error?.["hint"]).toMatch(/Forward: .*Back: restore \/data\/postgres\/dumps\/ublog-rehearsal-\w+\.dump/);
  expect(history().at(-1)?.outcome).toBe("failed");
  const dump = /\/data\/postgres\/dumps\/\S+\.dump/.exec(String(error?.["hint"]))?.[0] ?? "";
  expect(typed(`deployer history show ${history().at(-1)?.number} ublog-rehearsal`)).toContain(dump);
  const contents = onHost(
    `sudo cat ${dump} | docker exec -i $(docker ps -q -f label=com.docker.swarm.service.name=ublog-rehearsal_postgres) pg_restore --list`,
  );
  expect(contents).toContain("posts_post");
  expect(contents).not.toContain(`posts_${NAME.toLowerCase()}`);

  const back = type("deployer rollback ublog-rehearsal --yes");
  expect({ status: back.status, stderr: back.stderr }).toEqual({ status: 3, stderr: expect.stringContaining(dump) });

  // Forward: the same migration is recorded, a version that works comes up.
  const mended = await run(`release ublog-rehearsal --tag ${await publishChanged(working, drops)}`);
  expect(mended.code).toBe(0);
  expect(await liveVersion()).toBe(working);
  await siteIsBack();
});

test("an image with nothing new to migrate or collect is released without its job", async () => {
  const version = await otherVersion();
  const released = await run(`release ublog-rehearsal --tag ${await publishGood(version)}`);
  expect(released.code).toBe(0);
  expect(reached(released, "examine-image")).toBe(true);
  expect(reached(released, "release-job")).toBe(false);
  expect(await liveVersion()).toBe(version);
});
