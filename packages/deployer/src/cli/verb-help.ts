import type { Command } from "commander";

/** What a verb's help shows behind its options. */
export interface VerbHelp {
  /** A command line without `deployer`, and what it does; ENV stands for an environment's name. */
  readonly examples: readonly (readonly [commandLine: string, does: string])[];
  /** Whole command lines that usually come next; told when the verb has succeeded, too. */
  readonly next?: readonly string[];
}

/** By the verb as it is typed. */
export const VERB_HELP: Readonly<Record<string, VerbHelp>> = {
  up: {
    examples: [
      ["up ENV", "shows the whole plan and the cost, and asks once"],
      ["up ENV --tag v1.2.3", "with images that were pushed under this tag"],
      ["up ENV --yes", "in a pipeline; run again, it goes on where it stopped"],
    ],
    next: ["deployer status ENV"],
  },
  down: {
    examples: [["down ENV", "says what stays and what it costs, and asks"]],
    next: ["deployer up ENV"],
  },
  bootstrap: {
    examples: [["bootstrap ENV", "make the place for the states; again, it changes nothing"]],
    next: ["cdktf deploy ENV"],
  },
  cost: {
    examples: [
      ["cost ENV", "a table: awake, asleep, and the same on managed services"],
      ["cost ENV --json", "the same for programs"],
    ],
  },
  plan: {
    examples: [
      ["plan ENV --tag v1.2.3", "what a release of this tag would do, field by field"],
      ["plan ENV --tag v1.2.3 --out release.plan", "the same, to be read by somebody else before it is done"],
    ],
    next: ["deployer release ENV"],
  },
  release: {
    examples: [
      ["release ENV --tag v1.2.3", "release what was pushed under this tag"],
      ["release ENV --plan release.plan", "exactly what was read, or nothing"],
      ["release ENV --yes --json", "in a pipeline: no question, events as NDJSON"],
      ["release ENV --require-backup 24", "only when the newest backup is younger than a day"],
    ],
    next: ["deployer status ENV", "deployer logs ENV --follow"],
  },
  rollback: {
    examples: [
      ["rollback ENV", "the release before what runs"],
      ["rollback 12 ENV", "release 12, as `history` numbers them"],
    ],
    next: ["deployer status ENV"],
  },
  history: {
    examples: [["history ENV", "the releases that are kept, with outcome, tag and actor"]],
    next: ["deployer rollback ENV"],
  },
  "history show": { examples: [["history show 12 ENV", "release 12, with its stack file"]] },
  diff: { examples: [["diff 11 12 ENV", "what release 12 changed, field by field"]] },
  unlock: { examples: [["unlock ENV", "says who holds the lock and since when, and asks"]] },
  "secrets set": {
    examples: [
      ["secrets set SECRET_KEY ENV", "asks for the value; it does not show"],
      ["secrets set SECRET_KEY ENV --file value.txt --yes", "from a file, for scripts"],
    ],
    next: ["deployer release ENV"],
  },
  "secrets list": {
    examples: [
      ["secrets list ENV", "each with where it stands, since when, and which services use it; never a value"],
      ["secrets list ENV --json", "the same for programs"],
    ],
  },
  "secrets rotate": {
    examples: [
      ["secrets rotate SECRET_KEY ENV", "a new random value; the next release brings it"],
      ["secrets rotate SECRET_KEY ENV --prompt", "asks for the new value"],
      ["secrets rotate DATABASE_URL ENV --file url.txt --yes", "from a file, for scripts; `-` is stdin"],
    ],
    next: ["deployer release ENV"],
  },
  "secrets generate": {
    examples: [["secrets generate ENV", "random values for what is missing; nothing is overwritten"]],
    next: ["deployer release ENV"],
  },
  "secrets check": { examples: [["secrets check ENV", "which are there; exits with 2 when one is missing"]] },
  exec: {
    examples: [
      ["exec ENV gunicorn -- python -V", "one command, with the service's secrets in its environment"],
      ["exec ENV redis -- redis-cli info memory", "in any service"],
      ["exec ENV gunicorn -- tar -cz -C /data assets >assets.tar.gz", "what is piped arrives as it is"],
    ],
  },
  shell: {
    examples: [
      ["shell ENV", "in the web server"],
      ["shell ENV celery-worker", "in another service"],
    ],
  },
  manage: {
    examples: [
      ["manage ENV createsuperuser", "asks on your terminal"],
      ["manage ENV showmigrations --plan", "options go to manage.py"],
      ["manage ENV shell -c 'print(1)'", "and so does everything else"],
    ],
  },
  psql: {
    examples: [
      ["psql ENV", "a prompt on the database"],
      ["psql ENV -- -c 'select count(*) from posts_post'", "one statement"],
      ["psql ENV <fix.sql", "a file"],
    ],
  },
  logs: {
    examples: [
      ["logs ENV", "the last lines of all services, merged by time"],
      ["logs ENV gunicorn celery-worker --follow", "of two services, until Ctrl-C"],
      ["logs ENV --since 2h --json", "a line an object, for jq"],
    ],
  },
  backup: {
    examples: [["backup ENV", "one more, now; the host makes them by itself as backup.schedule says"]],
    next: ["deployer drill ENV"],
  },
  "backup list": { examples: [["backup list ENV", "ids, sizes, what each holds, and whether a drill proved it"]] },
  restore: {
    examples: [
      ["restore ENV --into before_the_accident", "the newest backup beside the live database, to look at"],
      ["restore ENV 20261125T031501Z", "that backup in its place; asks for the environment's name"],
      ["restore ENV --replace ENV", "the newest, without asking"],
    ],
    next: ["deployer manage ENV migrate --check"],
  },
  drill: {
    examples: [
      ["drill ENV", "does the newest backup restore, row by row as it was dumped?"],
      ["drill ENV --yes --json", "in a pipeline: exits with 5 when it does not"],
    ],
  },
  status: {
    examples: [
      ["status ENV", "one screen"],
      ["status ENV --json", "the same for programs"],
    ],
    next: ["deployer doctor ENV"],
  },
  outputs: {
    examples: [
      ["outputs ENV", "addresses, repositories, and commands to type by hand"],
      ['outputs ENV >>"$GITHUB_OUTPUT"', "for the next steps of a workflow"],
    ],
  },
  doctor: {
    examples: [
      ["doctor ENV", "every finding with its cause and the command that mends it"],
      ["doctor ENV --json", "for a monitor: exits with 5 when something is broken"],
    ],
  },
};

/** `secrets set` rather than `set`. */
export function verbOf(command: Command): string {
  const parent = command.parent;
  return parent?.parent ? `${verbOf(parent)} ${command.name()}` : command.name();
}

/** Whether a command only groups others, as `secrets` does; `history` does something by itself, too. */
export const isGroup = (command: Command): boolean =>
  command.commands.length > 0 && command.registeredArguments.length === 0;

/** Every command that does something. */
export const leavesOf = (command: Command): readonly Command[] =>
  command.commands.flatMap((each) => [...(isGroup(each) ? [] : [each]), ...leavesOf(each)]);

/** What usually comes next, with an environment's name. */
export const nextCommands = (command: Command, environment: string): readonly string[] =>
  (VERB_HELP[verbOf(command)]?.next ?? []).map((line) => line.replaceAll("ENV", environment));

/** Puts examples and next commands into the help of every verb. */
export function addVerbHelp(program: Command, environment: string): void {
  for (const command of leavesOf(program)) {
    const help = VERB_HELP[verbOf(command)];
    if (help === undefined) continue;
    const examples = help.examples.map(
      ([line, does]) => [`deployer ${line.replaceAll("ENV", environment)}`, does] as const,
    );
    const next = nextCommands(command, environment);
    command.addHelpText(
      "after",
      [
        "\nExamples:",
        ...examples.flatMap(([line, does]) => [`  ${line}`, `      ${does}`]),
        ...(next.length > 0 ? [`\nNext: ${next.map((line) => `\`${line}\``).join(", ")}`] : []),
      ].join("\n"),
    );
  }
}
