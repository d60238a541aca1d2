/** One field that is not what it was. Undefined: it was, or will be, absent. */
export interface FieldChange {
  /** Dotted, e.g. `environment.DEBUG`. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Absent, empty and null are the same to the engine, which writes now one, now the other. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isFields(value) && Object.values(value).every(isEmpty));

/**
 * Every field in which two plain values differ, sorted by path. Lists are compared as a whole: a command is one thing.
 */
export function diffFields(before: unknown, after: unknown, path = ""): readonly FieldChange[] {
  if (isEmpty(before) && isEmpty(after)) return [];
  if (isFields(before) || isFields(after)) {
    if ((isFields(before) || isEmpty(before)) && (isFields(after) || isEmpty(after))) {
      const [old, now] = [isFields(before) ? before : {}, isFields(after) ? after : {}];
      return [...new Set([...Object.keys(old), ...Object.keys(now)])]
        .sort()
        .flatMap((key) => diffFields(old[key], now[key], path === "" ? key : `${path}.${key}`));
    }
  }
  const [was, is] = [show(before), show(after)];
  if (was === is) return [];
  return [{ path, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }];
}

function show(value: unknown): string | undefined {
  if (isEmpty(value)) return undefined;
  return typeof value === "string" ? value : JSON.stringify(value);
}
