/** A cdktf command line, as far as the dependency closure needs it. */
export interface CdktfArguments {
  /** `deploy`, `diff`, or undefined for every command that passes through untouched. */
  readonly command: "deploy" | "diff" | undefined;
  /** Whether it comes to Terraform's work on a state. */
  readonly runsTerraform: boolean;
  /** Stacks (or patterns) that were asked for. */
  readonly stacks: readonly string[];
  /** Everything else, in order. */
  readonly flags: readonly string[];
  /** The last value of each option; `true` for one without. */
  readonly options: Readonly<Record<string, string | true>>;
}

/** cdktf-cli 0.21's options that take a value. */
const WITH_VALUE = new Set([
  "-a",
  "--app",
  "-o",
  "--output",
  "--outputs-file",
  "--parallelism",
  "--terraform-parallelism",
  "--log-level",
  "--log-file-directory",
  "--experimental-provider-schema-cache-path",
]);
/** Options that take every word up to the next option. */
const WITH_VALUES = new Set(["--var", "--var-file"]);

const COMMANDS: Readonly<Record<string, "deploy" | "diff">> = {
  deploy: "deploy",
  apply: "deploy",
  diff: "diff",
  plan: "diff",
};

const RUNS_TERRAFORM = new Set([...Object.keys(COMMANDS), "destroy"]);

export function parseArguments(argv: readonly string[]): CdktfArguments {
  const words: string[] = [];
  const flags: string[] = [];
  const options: Record<string, string | true> = {};
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] as string;
    if (!word.startsWith("-")) {
      words.push(word);
      continue;
    }
    flags.push(word);
    const equals = word.indexOf("=");
    const name = equals < 0 ? word : word.slice(0, equals);
    options[name] = equals < 0 ? true : word.slice(equals + 1);
    if (equals >= 0) continue;
    const isValue = (): boolean => index + 1 < argv.length && !argv[index + 1]?.startsWith("-");
    if (WITH_VALUE.has(name) && isValue()) {
      const value = argv[++index] as string;
      options[name] = value;
      flags.push(value);
    }
    if (WITH_VALUES.has(name)) while (isValue()) flags.push(argv[++index] as string);
  }
  const [command = "", ...stacks] = words;
  return { command: COMMANDS[command], runsTerraform: RUNS_TERRAFORM.has(command), stacks, flags, options };
}
