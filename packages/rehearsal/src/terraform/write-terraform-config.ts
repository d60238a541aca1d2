import { mkdirSync, writeFileSync } from "node:fs";
import { inRehearsal, type Layout } from "../layout";
import { terraformCliConfig } from "./cli-config";
import { findMirror } from "./find-mirror";

/** The AWS provider's version that @cdktf/provider-aws 20.1.0 was generated from. */
const AWS_PROVIDER_VERSION = "5.100.0";

/** Writes `.rehearsal/terraform.rc`, which `TF_CLI_CONFIG_FILE` names. */
export function writeTerraformConfig(layout: Layout): void {
  const cache = inRehearsal(layout, "terraform-plugins");
  mkdirSync(cache, { recursive: true });
  writeFileSync(inRehearsal(layout, "terraform.rc"), terraformCliConfig(cache, findMirror(AWS_PROVIDER_VERSION)));
}
