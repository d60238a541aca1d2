/** Keys of the stack's networks. */
export const NETWORKS = {
  /** The application with its databases; attachable, so that one-shot containers can join. */
  main: "main",
  /** Traefik and the filter of the engine's socket; no way out. */
  socket: "socket",
  /** Portainer and its agents; no way out. */
  portainer: "portainer",
  /** Traefik and whoever it leads to. The host makes it, and it is there before any stack. */
  public: "traefik-public",
} as const;
