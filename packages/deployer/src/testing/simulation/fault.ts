/** What happens to a deployer at one of its calls. */
export interface Fault {
  /** Which call, counted from 0. */
  readonly call: number;
  /**
   * kill: it is gone. cut: its connection is. freeze: its machine sleeps. engine: the host's daemon is killed.
   */
  readonly kind: "kill" | "cut" | "freeze" | "engine";
  /** Whether what was asked for is done all the same. */
  readonly after: boolean;
  /** How long it lasts, in ms; of no meaning for a kill. */
  readonly ms: number;
}
