// Writes the peer of the synth benchmark: a cdktf app of one file that makes the very same resources, with the provider's
// own classes and with references between them, as somebody would write it without any of our layers.
import { createRequire } from "node:module";
import { inWorkspace } from "../workspace.mjs";
import { expressionsOf } from "./expressions.mjs";
import { readBlocks, readStacks } from "./read-stacks.mjs";

/** cdktf and its providers are dependencies of this package alone. */
const owner = inWorkspace("packages/infra/package.json");
const require = createRequire(owner);

/** The provider's module of a Terraform type: files are named by it, `aws_vpc` → `vpc`. */
const moduleOf = (type) => (type.startsWith("data.") ? `data-${type.slice(5)}` : type.slice(4)).replaceAll("_", "-");
const classIn = (module) =>
  Object.values(require(`@cdktf/provider-aws/lib/${module}`)).find(
    (value) => typeof value === "function" && "tfResourceType" in value,
  ).name;

/** @param {string} directory an outdir of cdktf @returns {string} an ES module that writes the same to its first argument */
export function bareApp(directory) {
  const stacks = readStacks(directory);
  const outputs = new Map(
    stacks.flatMap(({ name, json }) =>
      Object.entries(json.output ?? {}).map(([output, { value }]) => [`${name}/${output}`, value]),
    ),
  );
  const variables = new Map();
  const expression = expressionsOf(variables, outputs);
  const classes = new Map([["provider", "AwsProvider"]]);
  const lines = stacks.flatMap((stack, index) =>
    writeStack(stack, `stack${index}`, { variables, expression, classes }),
  );
  const imports = [...classes].map(
    ([module, name]) => `const { ${name} } = require("@cdktf/provider-aws/lib/${module}");`,
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

function writeStack({ name, json }, scope, { variables, expression, classes }) {
  const { use_lockfile: _, ...backend } = json.terraform.backend.s3;
  const lines = [
    `const ${scope} = new TerraformStack(app, ${JSON.stringify(name)});`,
    `new S3Backend(${scope}, ${expression(backend)}).addOverride("use_lockfile", true);`,
    `new AwsProvider(${scope}, "aws", ${expression(json.provider.aws[0])});`,
  ];
  // What refers to others comes after them: as often as there is something new to refer to.
  let waiting = readBlocks(json);
  while (waiting.length > 0) {
    const left = waiting.filter((block) => {
      const line = writeBlock(block, scope, { variables, expression, classes });
      if (line !== undefined) lines.push(line);
      return line === undefined;
    });
    if (left.length === waiting.length) throw new Error(`cannot be written: ${left.map((one) => one.slice(0, 2))}`);
    waiting = left;
  }
  const own = Object.entries(json.output ?? {}).filter(([output]) => !output.startsWith("cross-stack-output-"));
  const written = own.map(([output, { value }]) => {
    const options = `{ value: ${expression(value)}, staticId: true }`;
    return `new TerraformOutput(${scope}, ${JSON.stringify(output)}, ${options});`;
  });
  return [...lines, ...written];
}

function writeBlock([type, name, block], scope, { variables, expression, classes }) {
  const { "//": _, for_each: __, depends_on: dependsOn = [], lifecycle, ...attributes } = block;
  const config = expression(attributes);
  if (config === undefined) return undefined;
  const { replace_triggered_by: ___, precondition: ____, ...kept } = lifecycle ?? {};
  const needs = dependsOn.map((address) => variables.get(address)).filter(Boolean);
  const variable = `${scope}_${type}_${name}`.replace(/\W/g, "_");
  const module = moduleOf(type);
  variables.set(`${type}.${name}`, variable);
  classes.set(module, classIn(module));
  const meta = [
    ...(needs.length > 0 ? [`dependsOn: [${needs.join(", ")}]`] : []),
    ...(lifecycle ? [`lifecycle: ${expression(kept)}`] : []),
  ];
  const id = JSON.stringify(`${type}-${name}`);
  return `const ${variable} = new ${classes.get(module)}(${scope}, ${id}, { ...${config}, ${meta.join(", ")} });`;
}
