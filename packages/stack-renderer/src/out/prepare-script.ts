import { readFileSync } from "node:fs";
import type { BindMount, Service } from "../model/service";
import type { Stack } from "../model/stack";
import { packageFile } from "../package-file";
import { ON_DATA_NODE } from "../services/placement";
import { configFile, type Directory, jobFile, STACK_FILE } from "./directory";
import { shellWord } from "./shell-word";

const FUNCTIONS = packageFile("prepare", "prepare.sh");

/** The first words of every such script: by them a directory is known as one of ours. */
export const MARK = "#!/bin/sh\n# prepare.sh, written by `stack-renderer render --out`";

/**
 * The POSIX script that makes in a swarm what the stack files name and do not bring: networks, configs and secrets.
 * Run again it finds them made.
 */
export function prepareScript(directory: Directory): string {
  const stacks = [directory.stack, ...directory.jobs];
  const secrets = distinct(stacks.flatMap((stack) => stack.secrets));
  const call = (...words: readonly string[]): string => words.map(shellWord).join(" ");
  return [
    MARK,
    ...comment(directory),
    readFileSync(FUNCTIONS, "utf8").trimEnd(),
    "",
    ...secrets.map(({ key, name }) => call("need_secret", key, name)),
    "ask_for_missing",
    "",
    ...externalNetworks(directory.stack).map((name) => call("network", name)),
    ...distinct(stacks.flatMap((stack) => stack.configs)).map(({ name }) => call("config", name, configFile(name))),
    ...secrets.map(({ key, name }) => call("secret", key, name)),
    "",
    `say ${shellWord(next(directory))}`,
    "",
  ].join("\n");
}

const distinct = <T extends { readonly name: string }>(objects: readonly T[]): readonly T[] => [
  ...new Map(objects.map((object) => [object.name, object])).values(),
];

const externalNetworks = ({ networks }: Stack): readonly string[] =>
  networks.flatMap((network) => (network.kind === "external" ? [network.name] : []));

const bindsOf = (service: Service): readonly BindMount[] => [
  ...(service.rollout === "singleton" ? (service.data ?? []) : []),
  ...service.binds,
];

/** What no script can make from afar. */
function comment({ stack, jobs }: Directory): readonly string[] {
  const services = [stack, ...jobs].flatMap((one) => one.services);
  const directories = [...new Set(services.flatMap(bindsOf).map(({ source }) => source))].sort();
  const needsLabel = services.some(({ constraints }) => constraints.includes(ON_DATA_NODE));
  return [
    `# Makes in the swarm what ${STACK_FILE} and the files of jobs/ name and do not bring. What is there it leaves as it is,`,
    "# so it may run again at any time. It works on the swarm of the engine that `docker` talks to.",
    "#",
    "# A secret's value comes from the environment variable of its name, else it is asked for on the terminal.",
    "#",
    "# It cannot make what a node must have before its containers start:",
    ...directories.map((directory) => `#   ${directory}`),
    ...(needsLabel ? ["# and, for the node with the data: docker node update --label-add data=true NODE"] : []),
    "",
  ];
}

function next({ stack, jobs }: Directory): string {
  const deploy = (file: string, name: string): string =>
    `  docker stack deploy --with-registry-auth -c ${file} ${name}`;
  return [
    "Ready. Next, in this directory:",
    deploy(STACK_FILE, stack.name),
    "A job runs once. To run it again, remove its stack first (docker stack rm):",
    ...jobs.map((job) => deploy(jobFile(job), job.name)),
  ].join("\n");
}
