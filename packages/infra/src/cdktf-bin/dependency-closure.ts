/** Stack name → the names of the stacks it depends on, as `cdktf.out/manifest.json` says. */
export type Dependencies = Readonly<Record<string, readonly string[]>>;

const literal = (text: string): string => text.replace(/[.+^${}()|[\]\\]/g, "\\$&");
const glob = (pattern: string): RegExp =>
  new RegExp(`^${literal(pattern).replaceAll("*", ".*").replaceAll("?", ".")}$`);

export interface Closure {
  /** Every stack that is needed, each after those it depends on. */
  readonly order: readonly string[];
  /** Those among them that nobody asked for. */
  readonly added: readonly string[];
  /** Patterns that no stack matches. */
  readonly unknown: readonly string[];
}

/** The stacks that `asked` means, with everything they depend on. */
export function dependencyClosure(dependencies: Dependencies, asked: readonly string[]): Closure {
  const names = Object.keys(dependencies);
  const matching = (pattern: string): string[] => names.filter((name) => glob(pattern).test(name));
  const order: string[] = [];
  const visit = (name: string): void => {
    if (order.includes(name)) return;
    for (const dependency of dependencies[name] ?? []) visit(dependency);
    order.push(name);
  };
  for (const pattern of asked) matching(pattern).forEach(visit);
  const wanted = new Set(asked.flatMap(matching));
  return {
    order,
    added: order.filter((name) => !wanted.has(name)),
    unknown: asked.filter((pattern) => matching(pattern).length === 0),
  };
}
