import { type Environment, webProcesses, webServiceName } from "@django-swarm/environment";

/** Connections that some processes may open at once, and which. */
export interface ConnectionCount {
  readonly count: number;
  readonly of: string;
}

/** For people, backups and the release job; three of them are Postgres's own for superusers. */
const SPARE = 15;
/** Of a service of the product's own in the application's image, where it states nothing. */
const USUAL = 5;

/** All that may be open at once, one more of each service during its update included. */
export function databaseConnections(environment: Environment): readonly ConnectionCount[] {
  const { app, host } = environment;
  const { replicas } = webProcesses(environment);
  const onWorkers = host.workers === 0 ? 0 : host.workers + 1;
  return [
    ofWebServer(environment, replicas + 1 + onWorkers),
    ...(app.celery?.queues ?? []).map(({ name, replicas: workersOf, concurrency }) => ({
      count: (workersOf + 1) * concurrency,
      of: `${workersOf + 1} workers of ${name} × ${concurrency}`,
    })),
    ...app.services.flatMap(ofService),
    { count: SPARE, of: "people and jobs" },
  ];
}

function ofWebServer(environment: Environment, tasks: number): ConnectionCount {
  const { server } = environment.app;
  const { workers, connections } = webProcesses(environment);
  return {
    count: tasks * connections,
    of:
      server.kind === "gunicorn"
        ? `${tasks} gunicorns × ${workers} × ${server.threads} threads`
        : `${tasks} of ${webServiceName(environment)} × ${connections}`,
  };
}

/** A singleton's old one has ended before the new one begins. */
function ofService({ name, image, replicas, databaseConnections: stated }: Environment["app"]["services"][number]) {
  const each = stated ?? (image === "backend" ? USUAL : 0);
  const tasks = replicas === "singleton" ? 1 : replicas + 1;
  return each === 0 ? [] : [{ count: tasks * each, of: `${tasks} of ${name} × ${each}` }];
}

export const totalConnections = (counts: readonly ConnectionCount[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);
