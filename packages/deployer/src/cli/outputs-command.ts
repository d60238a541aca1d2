import { imagePlatform } from "@django-swarm/environment";
import { openOutputSource } from "../outputs/open-output-source";
import type { Command } from "./command-context";

/** What the infrastructure put out, a `name=value` a line, and what images must be built for. */
export const outputsCommand: Command<object> = async ({ environment, reporter }) => {
  const outputs = await (await openOutputSource(environment)).read();
  const values = { ...outputs, image_platform: imagePlatform(environment) };
  const lines = Object.entries(values).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  reporter.result(lines.join("\n"), { outputs: values });
  return undefined;
};
