/** One long step: it says what it is doing meanwhile. */
export interface Step {
  /** Replaces what the step says it is doing now. */
  update(doing: string): void;
  /** Goes behind the step's name when it ends well, e.g. "8 images". */
  summarise(summary: string): void;
}

export interface ErrorReport {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly details: readonly string[];
  readonly hint: string | undefined;
  readonly exitCode: number;
}

/** What a command tells while it runs (stderr) and in the end (stdout), in one of three forms. */
export interface Reporter {
  /**
   * Runs a step, showing its name, what it does and how long it took.
   *
   * @param id the same whatever the name says of this time's step; for programs.
   */
  step<T>(name: string, work: (step: Step) => Promise<T>, id?: string): Promise<T>;
  /** A line that is worth reading by itself. */
  info(message: string): void;
  /** A line that another program printed, e.g. a migration. */
  log(source: string, line: string): void;
  /** One line of an outcome that is many, as it comes: text for people, the fields for programs. */
  entry(text: string, event: string, fields: Readonly<Record<string, unknown>>): void;
  /** The outcome: text for people, the value for programs. */
  result(text: string, value: Readonly<Record<string, unknown>>): void;
  error(report: ErrorReport): void;
}

/** Where a reporter writes. */
export interface Output {
  readonly write: (text: string) => unknown;
}
