import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @param {string} directory an outdir of cdktf @returns {{ name: string, json: object }[]} producers first */
export function readStacks(directory) {
  const stacks = readdirSync(join(directory, "stacks")).map((name) => ({
    name,
    json: JSON.parse(readFileSync(join(directory, "stacks", name, "cdk.tf.json"), "utf8")),
  }));
  const needs = ({ json }) => Object.keys(json.data?.terraform_remote_state ?? {}).length;
  return stacks.sort((a, b) => needs(a) - needs(b));
}

/** @returns {[type: string, name: string, block: object][]} data sources and resources that the provider has classes for */
export function readBlocks({ data = {}, resource }) {
  const blocks = (prefix, types) =>
    Object.entries(types).flatMap(([type, named]) =>
      Object.entries(named).map(([name, block]) => [`${prefix}${type}`, name, block]),
    );
  return [...blocks("data.", data), ...blocks("", resource)].filter(
    ([type]) => type !== "data.terraform_remote_state" && type !== "terraform_data",
  );
}
