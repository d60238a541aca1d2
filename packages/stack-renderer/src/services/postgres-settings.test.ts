import { TEST_APP, testEnvironment } from "@django-swarm/environment/testing";
import { postgresSettings } from "./postgres-settings";

const settingOf = (name: string, limitMiB: number, environment = testEnvironment()): string | undefined =>
  postgresSettings(environment, limitMiB).find((setting) => setting.name === name)?.value;

test.each([
  [160, "40MB", "120MB", "16MB"],
  [320, "80MB", "240MB", "32MB"],
  [1037, "259MB", "777MB", "103MB"],
])("of a limit of %d MiB %s are shared buffers", (limit, buffers, cache, maintenance) => {
  expect(settingOf("shared_buffers", limit)).toBe(buffers);
  expect(settingOf("effective_cache_size", limit)).toBe(cache);
  expect(settingOf("maintenance_work_mem", limit)).toBe(maintenance);
});

test("connections are those that all processes can open, and say whose", () => {
  const found = postgresSettings(testEnvironment(), 320).find(({ name }) => name === "max_connections");
  expect(found).toEqual({
    name: "max_connections",
    value: "29",
    why: "12 (3 gunicorns × 1 × 4 threads) + 2 (2 workers of celery × 1) + 15 (people and jobs)",
  });
});

test("what is stated wins, what is not derived is added, each once", () => {
  const settings = { work_mem: "8MB", log_min_duration_statement: 500, jit: false };
  const environment = testEnvironment({ app: { ...TEST_APP, postgres: { settings } } });
  const names = postgresSettings(environment, 320).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const [name, value] of Object.entries(settings)) expect(settingOf(name, 320, environment)).toBe(String(value));
  expect(settingOf("shared_buffers", 320, environment)).toBe("80MB");
});
