/** What a visitor would see wrong, and whether the certificate is what is wrong. */
export interface FrontDeskFailure {
  readonly what: string;
  readonly certificate: boolean;
}

/** The site as a visitor finds it. */
export interface FrontDesk {
  /** One look at everything that must be right after a release; undefined: it is. */
  check(): Promise<FrontDeskFailure | undefined>;
  /** One request, as quick as can be, for looking all the time; undefined: it was answered as it should. */
  probe(): Promise<FrontDeskFailure | undefined>;
}
