import { type Environment, webProcesses } from "@django-swarm/environment";

/** Connections that some processes may open at once, and which. */
export interface ConnectionCount {
  readonly count: number;
  readonly of: string;
}

/** For people, backups and the release job; three of them are Postgres's own for superusers. */
const SPARE = 15;

/** All that may be open at once, one more of each service during its update included. */
export function databaseConnections(environment: Environment): readonly ConnectionCount[] {
  const { app, host } = environment;
  const { replicas, workers, threads } = webProcesses(environment);
  const onWorkers = host.workers === 0 ? 0 : host.workers + 1;
  const web = replicas + 1 + onWorkers;
  return [
    { count: web * workers * threads, of: `${web} gunicorns × ${workers} × ${threads} threads` },
    ...app.celery.queues.map(({ name, replicas: workersOf, concurrency }) => ({
      count: (workersOf + 1) * concurrency,
      of: `${workersOf + 1} workers of ${name} × ${concurrency}`,
    })),
    { count: SPARE, of: "people and jobs" },
  ];
}

export const totalConnections = (counts: readonly ConnectionCount[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);
