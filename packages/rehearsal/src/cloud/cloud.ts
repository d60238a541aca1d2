/** Where the emulated AWS is reached from this machine. */
export interface Cloud {
  /** For `AWS_ENDPOINT_URL`. */
  readonly endpointUrl: string;
  /** `127.0.0.1:<port>`, to push images to. */
  readonly registry: string;
  /** The site's published ports. */
  readonly httpsPort: number;
  readonly httpPort: number;
}

/** Ports of the container, each with the ports of 127.0.0.1 to try for it, in order. */
export const PUBLISHED = {
  api: { container: 5000, candidates: [5510, 5520, 5530, 5540] },
  registry: { container: 5001, candidates: [5511, 5521, 5531, 5541] },
  http: { container: 8080, candidates: [80, 8080, 8081, 8082, 8880] },
  https: { container: 8443, candidates: [443, 8443, 8444, 8445, 9443] },
} as const;
