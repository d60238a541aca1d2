// Writes the peer of the synth benchmark: a cdktf app of one file that makes the very same resources, with the provider's
// own classes and with references between them, as somebody would write it without any of our layers.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inWorkspace } from "./workspace.mjs";

/** cdktf and its providers are dependencies of this package alone. */
const owner = inWorkspace("packages/infra/package.json");
const require = createRequire(owner);

const camel = (name) => name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());
/** Maps of the user's own keys: not the provider's attributes. */
const MAPS = new Set(["tags", "triggers", "input"]);
const REFERENCE = /\$\{((?:data\.)?aws_[a-z0-9_]+)\.([\w-]+)\.([a-z0-9_]+)\}/g;
const REMOTE = /\$\{data\.terraform_remote_state\.cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)\}/g;

/** Terraform type → the provider's module, class by class: `aws_vpc` → `vpc`. Files are named by the type. */
const moduleOf = (type) => (type.startsWith("data.") ? `data-${type.slice(5)}` : type.slice(4)).replaceAll("_", "-");
const exportOf = (name) =>
  Object.values(require(`@cdktf/provider-aws/lib/${name}`)).find(
    (value) => typeof value === "function" && "tfResourceType" in value,
  ).name;

function readStacks(directory) {
  const stacks = readdirSync(join(directory, "stacks")).map((name) => ({
    name,
    json: JSON.parse(readFileSync(join(directory, "stacks", name, "cdk.tf.json"), "utf8")),
  }));
  // Producers first.
  const needs = ({ json }) => Object.keys(json.data?.terraform_remote_state ?? {}).length;
  return stacks.sort((a, b) => needs(a) - needs(b));
}

/** @param {string} directory an outdir of cdktf @returns {string} an ES module that writes the same to its first argument */
export function bareApp(directory) {
  const stacks = readStacks(directory);
  const outputs = new Map(
    stacks.flatMap(({ name, json }) =>
      Object.entries(json.output ?? {}).map(([output, { value }]) => [`${name}/${output}`, value]),
    ),
  );
  const variables = new Map();
  const classes = new Map();
  const variableOf = (type, name) => variables.get(`${type}.${name}`);

  const text = (value) => {
    const local = value.replace(REMOTE, (_, stack, output) => outputs.get(`${stack}/${output}`));
    const parts = [];
    let at = 0;
    for (const match of local.matchAll(REFERENCE)) {
      const variable = variableOf(match[1], match[2]);
      if (!variable) return undefined;
      parts.push(JSON.stringify(local.slice(at, match.index)), `Token.asString(${variable}.${camel(match[3])})`);
      at = match.index + match[0].length;
    }
    parts.push(JSON.stringify(local.slice(at)));
    const said = parts.filter((part) => part !== '""');
    return said.length === 0 ? '""' : said.join(" + ");
  };
  const literal = (value, key) => {
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) {
      const items = value.map((item) => literal(item));
      return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
    }
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const fields = Object.entries(value).filter(([name]) => name !== "//");
    const said = fields.map(([name, field]) => [MAPS.has(key) ? name : camel(name), literal(field, name)]);
    return said.some(([, field]) => field === undefined)
      ? undefined
      : `{ ${said.map(([name, field]) => `${JSON.stringify(name)}: ${field}`).join(", ")} }`;
  };

  const lines = [];
  stacks.forEach(({ name: stack, json }, index) => {
    const scope = `stack${index}`;
    lines.push(`const ${scope} = new TerraformStack(app, ${JSON.stringify(stack)});`);
    const { use_lockfile: _, ...backend } = json.terraform.backend.s3;
    lines.push(`new S3Backend(${scope}, ${literal(backend)}).addOverride("use_lockfile", true);`);
    classes.set("provider", "AwsProvider");
    lines.push(`new AwsProvider(${scope}, "aws", ${literal(json.provider.aws[0])});`);
    const waiting = [
      ...Object.entries(json.data ?? {}).flatMap(([type, found]) =>
        Object.entries(found).map((one) => [`data.${type}`, ...one]),
      ),
      ...Object.entries(json.resource).flatMap(([type, found]) => Object.entries(found).map((one) => [type, ...one])),
    ].filter(([type]) => type !== "data.terraform_remote_state" && type !== "terraform_data");
    while (waiting.length > 0) {
      const before = waiting.length;
      for (const one of [...waiting]) {
        const [type, name, { "//": __, for_each: _____, depends_on: dependsOn = [], lifecycle, ...attributes }] = one;
        const config = literal(attributes);
        if (config === undefined) continue;
        const { replace_triggered_by: ___, precondition: ____, ...kept } = lifecycle ?? {};
        const needs = dependsOn.map((address) => variables.get(address)).filter(Boolean);
        const variable = `${scope}_${type.replace(/\W/g, "_")}_${name.replace(/\W/g, "_")}`;
        variables.set(`${type}.${name}`, variable);
        classes.set(moduleOf(type), exportOf(moduleOf(type)));
        const meta = [
          ...(needs.length > 0 ? [`dependsOn: [${needs.join(", ")}]`] : []),
          ...(lifecycle ? [`lifecycle: ${literal(kept)}`] : []),
        ].join(", ");
        lines.push(
          `const ${variable} = new ${classes.get(moduleOf(type))}(${scope}, ${JSON.stringify(`${type}-${name}`)}, { ...${config}, ${meta} });`,
        );
        waiting.splice(waiting.indexOf(one), 1);
      }
      if (waiting.length === before)
        throw new Error(`cannot be written: ${waiting.map(([type, name]) => `${type}.${name}`)}`);
    }
    for (const [name, { value }] of Object.entries(json.output ?? {})) {
      if (name.startsWith("cross-stack-output-")) continue;
      lines.push(
        `new TerraformOutput(${scope}, ${JSON.stringify(name)}, { value: ${literal(value)}, staticId: true });`,
      );
    }
  });
  const imports = [...classes].map(
    ([name, exported]) => `const { ${exported} } = require("@cdktf/provider-aws/lib/${name}");`,
  );
  return [
    'import { createRequire } from "node:module";',
    `const require = createRequire(${JSON.stringify(owner)});`,
    'const { App, S3Backend, TerraformOutput, TerraformStack, Token } = require("cdktf");',
    ...imports,
    "const app = new App({ outdir: process.argv[2] });",
    ...lines,
    "app.synth();",
    "",
  ].join("\n");
}
