/** What {@link formatError} tells of an error. */
export interface ErrorText {
  readonly message: string;
  readonly details: readonly string[];
  readonly hint: string | undefined;
}

/** How the two words that open a part are shown; default: plain. */
export interface ErrorPaint {
  readonly error: (word: string) => string;
  readonly next: (word: string) => string;
}

const PLAIN: ErrorPaint = { error: (word) => word, next: (word) => word };

/** What is wrong, every detail, and what to do next; ends with a newline. */
export const formatError = ({ message, details, hint }: ErrorText, paint: ErrorPaint = PLAIN): string =>
  [
    `${paint.error("error:")} ${message}`,
    ...details.map((detail) => `  ${detail}`),
    ...(hint === undefined ? [] : [`${paint.next("next:")} ${hint}`]),
    "",
  ].join("\n");
