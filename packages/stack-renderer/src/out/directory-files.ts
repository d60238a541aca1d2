import { renderStack } from "../render/render-stack";
import { stackConfigs } from "../stack-configs";
import { configFile, type Directory, jobFile, PREPARE_FILE, STACK_FILE } from "./directory";
import { prepareScript } from "./prepare-script";

/** A file of a directory, by its path in it. */
export interface OutFile {
  readonly content: string;
  readonly executable: boolean;
}

/** Every file of the directory: stack.yml, the jobs, the configs and the script that makes what they name. */
export function directoryFiles(directory: Directory): ReadonlyMap<string, OutFile> {
  const plain = (content: string): OutFile => ({ content, executable: false });
  const configs = [directory.stack, ...directory.jobs].flatMap(stackConfigs);
  return new Map([
    [STACK_FILE, plain(renderStack(directory.stack))],
    ...directory.jobs.map((job) => [jobFile(job), plain(renderStack(job))] as const),
    ...configs.map(({ name, content }) => [configFile(name), plain(content)] as const),
    [PREPARE_FILE, { content: prepareScript(directory), executable: true }],
  ]);
}
