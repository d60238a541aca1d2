/** Versions of an engine that something of the stack works with. */
export interface EngineNeed {
  /** In words. */
  readonly what: string;
  /** Key of the environment's images; undefined: the stack as such. */
  readonly image?: "traefik" | "portainer" | "portainerAgent";
  /** The need is of images older than this version. */
  readonly before?: string;
  /** The first engine that will do. */
  readonly from?: string;
  /** The first that will not. */
  readonly below?: string;
  readonly why: string;
  readonly source: string;
}

/** Looked up in November 2026. What is not told here is not known to fail. */
export const ENGINE_MATRIX: readonly EngineNeed[] = [
  {
    what: "the stack",
    from: "25.0",
    why: "its health checks are quick while a task starts (start_interval, API 1.44)",
    source: "https://docs.docker.com/reference/api/engine/version-history/#v144-api-changes",
  },
  {
    what: "Traefik",
    image: "traefik",
    before: "3.6.1",
    below: "29.0",
    why: "it asks for API 1.24, and engine 29 answers 1.44 or later",
    source: "https://github.com/traefik/traefik/issues/12253",
  },
  {
    what: "Portainer",
    image: "portainer",
    before: "2.33.5",
    below: "29.0",
    why: "it asks for API 1.41, and engine 29 answers 1.44 or later",
    source: "https://github.com/portainer/portainer/issues/12925",
  },
];
