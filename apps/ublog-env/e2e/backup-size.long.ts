import { backUp, backups, inPostgres, resultOf } from "./backups";
import { onHost } from "./rehearsal";

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** One block that nothing packs, over and over: further apart than pg_dump's compression looks back. */
const FILL = `
create table big (id int, block bytea);
alter table big alter column block set storage external;
insert into big select id, block from generate_series(1, 14600) id,
  (select string_agg(uuid_send(gen_random_uuid()), '') as block from generate_series(1, 4096)) b;
`;

const sql = (text: string): string => inPostgres(`psql --username ublog -v ON_ERROR_STOP=1 -Atc "${text.trim()}"`);

afterAll(() => {
  sql("drop table if exists big");
  backUp();
});

const GAUGE = "/run/django-swarm-gauge";
/** Notes again and again how much memory the unit's cgroup, v1 or v2, has had at most. */
const WATCH = `
cgroup=/sys/fs/cgroup; [ ! -d $cgroup/memory ] || cgroup=$cgroup/memory
unit=$cgroup/system.slice/django-swarm-backup.service
while sleep 0.2; do cat $unit/memory.max_usage_in_bytes $unit/memory.peak; done > ${GAUGE} 2> /dev/null`;

test("a dump of more than 1 GiB goes through 256 MiB of memory, and a drill proves it", () => {
  for (const statement of FILL.trim().split(";\n")) sql(statement);
  const limit = Number(onHost("systemctl show -P MemoryMax django-swarm-backup.service"));
  expect(limit).toBe(256 * MIB);

  onHost(`sudo systemd-run --quiet --expand-environment=no --unit=django-swarm-gauge bash -c '${WATCH}'`);
  try {
    backUp();
  } finally {
    onHost("sudo systemctl stop django-swarm-gauge");
  }
  const [newest] = backups();
  expect(newest?.parts["database"]).toBeGreaterThan(GIB);
  const peak = Number(onHost(`sort -n ${GAUGE} | tail -n 1; sudo rm ${GAUGE}`));
  console.info(`database.dump ${newest?.parts["database"]} bytes, peak ${Math.round(peak / MIB)} MiB`);
  expect(peak).toBeGreaterThan(MIB);
  expect(peak).toBeLessThan(limit);
  expect(onHost("systemctl show -P Result django-swarm-backup.service")).toBe("success\n");

  expect(resultOf("deployer drill ublog-rehearsal --yes --json")).toMatchObject({ id: newest?.id, differences: [] });
}, 1_800_000);
