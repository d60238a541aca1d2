/** Words that a POSIX shell takes as they are. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/**
 * A command's words as one line for a POSIX shell, each word arriving as it is.
 *
 * @throws RangeError for a NUL byte: no command line can carry it.
 */
export function quoteCommand(words: readonly string[]): string {
  return words.map(quoteWord).join(" ");
}

function quoteWord(word: string): string {
  if (word.includes("\0")) throw new RangeError("A command line cannot carry a NUL byte.");
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
