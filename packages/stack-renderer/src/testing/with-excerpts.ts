/** A rendered environment: its stack file, and its configs by their keys. */
export interface Rendered {
  readonly stack: string;
  readonly configs: ReadonlyMap<string, string>;
}

/**
 * `<!-- stack: SERVICE KEY… -->` or `<!-- config: KEY LINE -->`, the code that follows it included. Before the colon may
 * stand the name of a variant.
 */
const EXCERPT = /<!-- (stack|config)(?: ([\w-]+))?: (.+?) -->(?:\n+```\w*\n[\s\S]*?\n```)?/g;

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** From a line to the end of what is indented below it, and the bracket that closes it. */
function blockFrom(lines: readonly string[], start: number): readonly string[] {
  const indent = indentOf(lines[start] ?? "");
  const length = lines.slice(start + 1).findIndex((line) => line.trim() !== "" && indentOf(line) <= indent);
  const end = length === -1 ? lines.length : start + 1 + length;
  return lines.slice(start, lines[end]?.trim() === "}" ? end + 1 : end);
}

function blockAt(lines: readonly string[], isStart: (line: string) => boolean, what: string): readonly string[] {
  const start = lines.findIndex(isStart);
  if (start === -1) throw new Error(`docs/stack.md wants what is not rendered: ${what}`);
  return blockFrom(lines, start);
}

/** `deploy.labels` of a service, under the keys that lead there. */
function keyOf(service: readonly string[], path: string): { parents: readonly string[]; block: readonly string[] } {
  const keys = path.split(".");
  const parents: string[] = [];
  const block = keys.reduce((lines, key, depth) => {
    const found = blockAt(lines, (line) => line.startsWith(`${"  ".repeat(depth + 2)}${key}:`), path);
    if (depth < keys.length - 1) parents.push(found[0] ?? "");
    return found;
  }, service);
  return { parents, block };
}

/** Keys with the same parents stand below them together. */
function keysOf(service: readonly string[], paths: readonly string[]): readonly string[] {
  const found = paths.map((path) => keyOf(service, path));
  return found.flatMap(({ parents, block }, index) =>
    found[index - 1]?.parents.join() === parents.join() ? block : [...parents, ...block],
  );
}

function excerptOf({ stack, configs }: Rendered, kind: string, what: string): string {
  if (kind === "config") {
    const [, key = "", line = ""] = /^(\S+) (.+)$/.exec(what) ?? [];
    const block = blockAt((configs.get(key) ?? "").split("\n"), (found) => found.trim().startsWith(line), what);
    const indent = indentOf(block[0] ?? "");
    return `\`\`\`nginx\n${block.map((found) => found.slice(indent)).join("\n")}\n\`\`\``;
  }
  const [name = "", ...paths] = what.split(" ");
  const service = blockAt(stack.split("\n"), (line) => line === `  ${name}:`, name);
  return `\`\`\`yaml\n${[`  ${name}:`, ...keysOf(service, paths)].join("\n")}\n\`\`\``;
}

/** A page with each excerpt as it is rendered now, from the variant that it names ("default" where it names none). */
export const withExcerpts = (page: string, variants: Readonly<Record<string, Rendered>>): string =>
  page.replace(EXCERPT, (_, kind: string, variant = "default", what: string) => {
    const rendered = variants[variant];
    if (!rendered) throw new Error(`docs/stack.md names a variant that there is not: ${variant}`);
    return `<!-- ${kind}${variant === "default" ? "" : ` ${variant}`}: ${what} -->\n\n${excerptOf(rendered, kind, what)}`;
  });
