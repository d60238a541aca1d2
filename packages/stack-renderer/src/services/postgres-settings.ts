import type { Environment } from "@django-swarm/environment";
import type { DatabaseConnections } from "../model/stack";
import { databaseConnections, totalConnections } from "./database-connections";

/** A setting of postgresql.conf, and where its value comes from. */
export interface PostgresSetting {
  readonly name: string;
  readonly value: string;
  readonly why: string;
}

/** With workers in steps of this: one more of them is no reason to restart Postgres. */
const CONNECTIONS_STEP = 50;

/** What Postgres is started with, for a container with this memory limit; the environment's own settings win. */
export function postgresSettings(environment: Environment, limitMiB: number): readonly PostgresSetting[] {
  const { settings: stated } = environment.app.postgres;
  const settings = derived(environment, limitMiB).map((setting) =>
    setting.name in stated ? statedSetting(setting.name, stated[setting.name]) : setting,
  );
  const further = Object.keys(stated).filter((name) => !settings.some((setting) => setting.name === name));
  return [...settings, ...further.sort().map((name) => statedSetting(name, stated[name]))];
}

const statedSetting = (name: string, value: unknown): PostgresSetting => ({
  name,
  value: String(value),
  why: `stated: app.postgres.settings.${name}`,
});

function derived(environment: Environment, limitMiB: number): readonly PostgresSetting[] {
  const part = (name: string, share: number, what: string): PostgresSetting => ({
    name,
    value: `${Math.floor(limitMiB * share)}MB`,
    why: `${what} of its limit of ${limitMiB} MiB`,
  });
  const fixed = (name: string, value: string, why: string): PostgresSetting => ({ name, value, why });
  const lost = "a client that vanished with its container holds its locks until it is found dead";
  return [
    part("shared_buffers", 1 / 4, "a quarter"),
    part("effective_cache_size", 3 / 4, "three quarters"),
    part("maintenance_work_mem", 1 / 10, "a tenth"),
    fixed("work_mem", "4MB", "Postgres's own: each sort of each connection may take it"),
    maxConnections(environment),
    fixed("max_wal_size", "512MB", "half of Postgres's own: the volume is small"),
    fixed("tcp_keepalives_idle", "60", lost),
    fixed("tcp_keepalives_interval", "10", lost),
    fixed("tcp_keepalives_count", "6", lost),
    fixed("idle_in_transaction_session_timeout", "10min", "a forgotten transaction stops VACUUM"),
  ];
}

function maxConnections(environment: Environment): PostgresSetting {
  const counts = databaseConnections(environment);
  const needed = totalConnections(counts);
  const inSteps = environment.host.workers > 0;
  const value = inSteps ? Math.ceil(needed / CONNECTIONS_STEP) * CONNECTIONS_STEP : needed;
  const sum = counts.map(({ count, of }) => `${count} (${of})`).join(" + ");
  const why = `${sum}${inSteps ? `, in steps of ${CONNECTIONS_STEP}` : ""}`;
  return { name: "max_connections", value: String(value), why };
}

/** What the application's processes may open, beside what Postgres is told to take. */
export function connectionLimits(environment: Environment): DatabaseConnections {
  const { max_connections: stated } = environment.app.postgres.settings;
  const maximum = stated === undefined ? Number(maxConnections(environment).value) : Number(stated);
  return { needed: totalConnections(databaseConnections(environment)), maximum };
}
