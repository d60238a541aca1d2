/** Rules of the procedure that a mutant breaks. */
export interface BrokenRules {
  /** The host does as it is told, whoever has the lock. */
  readonly fence?: true;
  /** What a holder before began goes on after a takeover. */
  readonly endChange?: true;
  /** The mirror is not told how releases came out. */
  readonly mirror?: true;
  /** A config of the same name is overwritten. */
  readonly writeOnce?: true;
  /** Services that are not part of the release stay. */
  readonly removal?: true;
  /** Nobody is told which migrations cannot be undone. */
  readonly migrations?: true;
  /** Secrets go as soon as no service is defined with them. */
  readonly keptSecrets?: true;
}
