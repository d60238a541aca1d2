const REFERENCE = /\$\{((?:data\.)?aws_[a-z0-9_]+)\.([\w-]+)\.([a-z0-9_]+)\}/g;
const REMOTE = /\$\{data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)\}/g;
/** Maps of the user's own keys: not the provider's attributes. */
const MAPS = new Set(["tags", "triggers", "input"]);

const camel = (name) => name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/**
 * Terraform's JSON values as JavaScript expressions, references as the attributes of the variables that hold a resource.
 *
 * @param {ReadonlyMap<string, string>} variables `type.name` → the variable; may grow
 * @param {ReadonlyMap<string, string>} outputs `stack/output` → its value, for references between stacks
 * @returns {(value: unknown, key?: string) => string | undefined} undefined: it refers to what no variable holds yet
 */
export function expressionsOf(variables, outputs) {
  function text(value) {
    const local = value.replace(REMOTE, (_, stack, output) => outputs.get(`${stack}/${output}`));
    const parts = [];
    let at = 0;
    for (const match of local.matchAll(REFERENCE)) {
      const variable = variables.get(`${match[1]}.${match[2]}`);
      if (!variable) return undefined;
      parts.push(JSON.stringify(local.slice(at, match.index)), `Token.asString(${variable}.${camel(match[3])})`);
      at = match.index + match[0].length;
    }
    parts.push(JSON.stringify(local.slice(at)));
    return parts.filter((part) => part !== '""').join(" + ") || '""';
  }
  function list(items) {
    const said = items.map((item) => expression(item));
    return said.includes(undefined) ? undefined : `[${said.join(", ")}]`;
  }
  function object(value, key) {
    const fields = Object.entries(value).filter(([name]) => name !== "//");
    const said = fields.map(([name, field]) => [MAPS.has(key) ? name : camel(name), expression(field, name)]);
    if (said.some(([, field]) => field === undefined)) return undefined;
    return `{ ${said.map(([name, field]) => `${JSON.stringify(name)}: ${field}`).join(", ")} }`;
  }
  function expression(value, key) {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) return list(value);
    return typeof value === "object" && value !== null ? object(value, key) : JSON.stringify(value);
  }
  return expression;
}
