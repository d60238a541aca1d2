/** What an expression is known to be before Terraform runs; what is not known yet stands as the text `${…}`. */
export type Known = null | boolean | number | string | readonly Known[] | { readonly [key: string]: Known };

const OPENING = "([{";
const CLOSING = ")]}";
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/**
 * Reads the literal parts of a Terraform expression: objects (`=` or `:`), lists, strings, numbers. JSON is one, too.
 *
 * @throws SyntaxError where it is neither.
 */
export function parseExpression(text: string): Known {
  let at = 0;
  const fail = (expected: string): never => {
    throw new SyntaxError(`${expected} expected at ${at} of ${text.slice(0, 40)}…`);
  };
  const skip = (pattern: RegExp): void => {
    while (at < text.length && pattern.test(text.charAt(at))) at++;
  };
  const take = (character: string): boolean => {
    skip(/\s/);
    if (text.charAt(at) !== character) return false;
    at++;
    return true;
  };

  /** From `${` or an opening bracket to the end of what it opens. */
  function skipNested(): void {
    let depth = 0;
    do {
      const character = text.charAt(at);
      if (character === "") fail("a closing bracket");
      if (character === '"') {
        string();
        continue;
      }
      if (OPENING.includes(character)) depth++;
      if (CLOSING.includes(character)) depth--;
      at++;
    } while (depth > 0);
  }

  function string(): string {
    let value = "";
    at++;
    while (text.charAt(at) !== '"') {
      const character = text.charAt(at);
      if (character === "") fail('"');
      if (character === "\\") {
        const escaped = text.charAt(at + 1);
        const unicode = escaped === "u" ? text.slice(at + 2, at + 6) : "";
        value += unicode ? String.fromCharCode(Number.parseInt(unicode, 16)) : (ESCAPES[escaped] ?? escaped);
        at += 2 + unicode.length;
      } else if (text.startsWith("${", at) && text.charAt(at - 1) !== "$") {
        const start = at++;
        skipNested();
        value += text.slice(start, at);
      } else {
        value += character;
        at++;
      }
    }
    at++;
    return value;
  }

  function list(): Known[] {
    const items: Known[] = [];
    at++;
    while (!take("]")) {
      items.push(value());
      if (!take(",") && text.charAt(at) !== "]") fail("]");
    }
    return items;
  }

  function object(): Known {
    const entries: [string, Known][] = [];
    at++;
    while (!take("}")) {
      const key = text.charAt(at) === '"' ? string() : word();
      if (!take("=") && !take(":")) fail("=");
      entries.push([key, value()]);
      take(",");
    }
    return Object.fromEntries(entries);
  }

  function word(): string {
    const start = at;
    skip(/[\w-]/);
    return start === at ? fail("a key") : text.slice(start, at);
  }

  /** A reference, a call, an operation: known when Terraform runs. */
  function unknown(): Known {
    const start = at;
    while (at < text.length && !/[,\n\]})]/.test(text.charAt(at))) {
      if (OPENING.includes(text.charAt(at)) || text.charAt(at) === '"') skipNested();
      else at++;
    }
    const source = text.slice(start, at).trim();
    if (source === "") fail("a value");
    if (/^(true|false|null|-?\d+(\.\d+)?)$/.test(source)) return JSON.parse(source);
    return `\${${source}}`;
  }

  function value(): Known {
    skip(/\s/);
    const character = text.charAt(at);
    if (character === "{") return object();
    if (character === "[") return list();
    if (character === '"') return string();
    return unknown();
  }

  const parsed = value();
  skip(/\s/);
  return at === text.length ? parsed : fail("the end");
}
