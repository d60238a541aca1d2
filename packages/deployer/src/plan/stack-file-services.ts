import { parse } from "yaml";
import { OUR_LABELS } from "../swarm/stack-labels";

type Fields = Readonly<Record<string, unknown>>;

/** A service of a stack file with all that it refers to put in its place, every scalar as it was written. */
export type StackFileService = Fields;

interface Mounted {
  readonly source?: string;
  readonly target?: string;
}

/** A release asks ten times for the same two or three files, of a thousand lines each. */
const KEPT = 8;
const kept = new Map<string, ReadonlyMap<string, StackFileService>>();

/**
 * The services of a stack file, by name, such that two of them are equal exactly when the engine would be given the
 * same: secrets and configs stand there by the names of their objects, which change with their content.
 */
export function stackFileServices(yaml: string): ReadonlyMap<string, StackFileService> {
  const services = kept.get(yaml) ?? servicesOf(parse(yaml, { schema: "failsafe" }));
  keepServices(yaml, services);
  return services;
}

/** Spares the reading of a stack file whose services are known. */
export function keepServices(yaml: string, services: ReadonlyMap<string, StackFileService>): void {
  // Taken out and put in again, it is the youngest.
  kept.delete(yaml);
  kept.set(yaml, services);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

/** The same of a stack file that is parsed already; its scalars are text. */
export function servicesOf(file: Readonly<Record<string, Fields | undefined>>): ReadonlyMap<string, StackFileService> {
  const named = (kind: "secrets" | "configs", key: string): string => {
    const object = file[kind]?.[key] as { readonly name?: string } | undefined;
    return object?.name ?? key;
  };
  return new Map(
    Object.entries((file["services"] ?? {}) as Readonly<Record<string, Fields>>).map(([name, service]) => {
      const { secrets = [], configs = [], volumes = [], deploy, ...rest } = service;
      return [
        name,
        {
          ...rest,
          secrets: byTarget(secrets as readonly (string | Mounted)[], (key) => named("secrets", key)),
          configs: byTarget(configs as readonly (string | Mounted)[], (key) => named("configs", key)),
          volumes: Object.fromEntries(
            (volumes as readonly Mounted[]).map(({ target = "", ...volume }) => [target, volume]),
          ),
          deploy: withoutOurLabels((deploy ?? {}) as Fields),
        },
      ] as const;
    }),
  );
}

const byTarget = (mounts: readonly (string | Mounted)[], name: (key: string) => string): Fields =>
  Object.fromEntries(
    mounts.map((mount) => {
      const { source = "", target } = typeof mount === "string" ? { source: mount } : mount;
      return [target ?? source, name(source)];
    }),
  );

/** What our labels say follows from the rest, or changes nothing that runs. */
function withoutOurLabels(deploy: Fields): Fields {
  const labels = Object.entries((deploy["labels"] ?? {}) as Fields).filter(([label]) => !OUR_LABELS.has(label));
  return { ...deploy, labels: Object.fromEntries(labels) };
}
