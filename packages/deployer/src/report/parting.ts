/** What is said when a person does not wait for the end of a command: the state that they leave behind. */
export interface Parting {
  /** undefined: nothing was begun. */
  words: string | undefined;
}
